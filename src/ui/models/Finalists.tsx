import { useId } from "react";
import { answer } from "../../app/adding.ts";
import { useWords } from "../../i18n/words.ts";
import type { Finalist } from "../../intake/protocol.ts";
import { Button } from "../primitives/Button.tsx";
import { SmallPicture } from "../share/SmallPicture.tsx";
import { factName } from "./fact-names.ts";
import css from "./models.module.css";
import { words } from "./words.ts";

/** What the doctor could not tell apart, each by four of its pictures: the eye may. */
export function Finalists({ finalists }: { readonly finalists: readonly Finalist[] }) {
  const w = useWords(words);
  return (
    <>
      <p className={css.note}>{w("finalistsHelp")}</p>
      <ul className={css.list}>
        {finalists.map((finalist) => (
          <Row key={Object.values(finalist.said).join()} finalist={finalist} />
        ))}
      </ul>
    </>
  );
}

function Row({ finalist: { said, width, height, pictures } }: { readonly finalist: Finalist }) {
  const w = useWords(words);
  const id = useId();
  const values = Object.entries(said);
  return (
    <li className={css.finalist}>
      <div className={css.finalistPictures}>
        {pictures.map((rgba, i) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: pictures have no names, and stay in their order
          <SmallPicture key={i} width={width} height={height} rgba={rgba} label={w("finalistPicture", { n: i + 1 })} />
        ))}
      </div>
      <p id={id} className={css.itemWords}>
        {values.map(([name, value]) => `${factName(w, name)}: ${value}`).join(" · ")}
      </p>
      <Button aria-describedby={id} onClick={() => answer(said)}>
        {w("finalistTake")}
      </Button>
    </li>
  );
}
