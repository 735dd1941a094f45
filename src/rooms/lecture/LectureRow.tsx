import { Play } from "lucide-react";
import type { ReactNode } from "react";
import { useLanguage } from "../../i18n/use-language.ts";
import { useWords } from "../../i18n/words.ts";
import { type Lecture, languageOf, said } from "../../lecture/lecture.ts";
import { Button } from "../../ui/primitives/Button.tsx";
import css from "./lecture.module.css";
import { words } from "./words.ts";

interface LectureRowProps {
  readonly lecture: Lecture;
  readonly onPresent: () => void;
  /** What else can be done with it. */
  readonly children: ReactNode;
}

/** A lecture in a list of them. */
export function LectureRow({ lecture, onPresent, children }: LectureRowProps) {
  const w = useWords(words);
  const language = useLanguage();
  const { title, lead, items } = lecture;
  return (
    <li className={css.row}>
      <div className={css.what}>
        <h3 className={css.name} lang={languageOf(title, language)}>
          {said(title, language)}
        </h3>
        {lead && (
          <p className={css.hint} lang={languageOf(lead, language)}>
            {said(lead, language)}
          </p>
        )}
        <p className={css.hint}>{w("moments", { count: items.length })}</p>
      </div>
      <div className={css.actions}>
        <Button icon={<Play />} disabled={items.length === 0} onClick={onPresent}>
          {w("present")}
        </Button>
        {children}
      </div>
    </li>
  );
}
