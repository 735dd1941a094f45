import { useId } from "react";
import { answer } from "../../app/adding.ts";
import { useWords } from "../../i18n/words.ts";
import type { Answers, Finalist } from "../../intake/protocol.ts";
import { Button } from "../primitives/Button.tsx";
import { SmallPicture } from "../share/SmallPicture.tsx";
import { factsSaid } from "./fact-names.ts";
import css from "./models.module.css";
import { words } from "./words.ts";

interface FinalistsProps {
  readonly finalists: readonly Finalist[];
  readonly onTaken: (said: Answers) => void;
}

/** What the doctor could not tell apart, each by four of its pictures: the eye may. */
export function Finalists({ finalists, onTaken }: FinalistsProps) {
  const w = useWords(words);
  return (
    <>
      <p className={css.note}>{w("finalistsHelp")}</p>
      <ul className={css.list}>
        {finalists.map((finalist) => (
          <Row key={Object.values(finalist.said).join()} finalist={finalist} onTaken={onTaken} />
        ))}
      </ul>
    </>
  );
}

interface RowProps {
  readonly finalist: Finalist;
  readonly onTaken: (said: Answers) => void;
}

function Row({ finalist: { said, width, height, pictures }, onTaken }: RowProps) {
  const w = useWords(words);
  const id = useId();
  const take = () => {
    answer(said);
    onTaken(said);
  };
  return (
    <li className={css.finalist}>
      <div className={css.finalistPictures}>
        {pictures.map((rgba, i) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: pictures have no names, and stay in their order
          <SmallPicture key={i} width={width} height={height} rgba={rgba} label={w("finalistPicture", { n: i + 1 })} />
        ))}
      </div>
      <p id={id} className={css.itemWords}>
        {factsSaid(w, said)}
      </p>
      <Button aria-describedby={id} onClick={take}>
        {w("finalistTake")}
      </Button>
    </li>
  );
}
