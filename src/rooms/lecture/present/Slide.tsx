import { useLanguage } from "../../../i18n/use-language.ts";
import { useWords } from "../../../i18n/words.ts";
import { type Item, languageOf, said } from "../../../lecture/lecture.ts";
import { words } from "../words.ts";
import { Formula } from "./Formula.tsx";
import css from "./hall.module.css";
import { Stage } from "./Stage.tsx";
import type { Players } from "./use-players.ts";

interface SlideProps {
  readonly item: Item;
  readonly player: Players[number];
  readonly at: number;
  readonly count: number;
}

/** What the hall sees of a moment. */
export function Slide({ item, player, at, count }: SlideProps) {
  const w = useWords(words);
  const language = useLanguage();
  const title = said(item.title, language);
  return (
    <article className={css.slide} data-moment={item.id}>
      <h1 className={css.title} lang={languageOf(item.title, language)}>
        {title}
      </h1>
      {player && player !== "away" ? (
        <Stage player={player} name={title} />
      ) : (
        <p className={css.nothing}>{w(player === "away" ? "unfetched" : item.recorded ? "unreadable" : "nothing")}</p>
      )}
      <div className={css.foot}>
        {item.equation && (
          <p className={css.equation}>
            <Formula>{item.equation}</Formula>
          </p>
        )}
        {item.caption && (
          <p className={css.caption} lang={languageOf(item.caption, language)}>
            {said(item.caption, language)}
          </p>
        )}
      </div>
      <p className={css.place} aria-label={w("at", { n: at + 1, count })} role="status">
        {at + 1} / {count}
      </p>
    </article>
  );
}
