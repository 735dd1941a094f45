import { useId } from "react";
import { useWords } from "../../../i18n/words.ts";
import { dotsIn, drawingOf } from "../drawing.ts";
import { SETS } from "../learn/choices.ts";
import { type Dots, dotsOf } from "../learn/sets.ts";
import { settings, type ToyScene } from "../scene.ts";
import { dataOf } from "../task.ts";
import { words } from "../words.ts";
import css from "./settings.module.css";

/** The five sets as they look, and a drawing of one's own. */
export function DataField() {
  const w = useWords(words);
  const name = useId();
  const scene = settings.use();
  const choose = (data: ToyScene["data"]) =>
    // Who has drawn nothing yet draws on from what there is.
    settings.patch(
      data === "drawn" && scene.drawing.length === 0 ? { data, drawing: drawingOf(dataOf(scene)) } : { data },
    );
  return (
    <fieldset className={css.data}>
      <legend className={css.legend}>{w("dataChoice")}</legend>
      <div className={css.sets}>
        {([...SETS, "drawn"] as const).map((data) => (
          <label key={data} className={css.set}>
            <input
              type="radio"
              className={css.radio}
              name={name}
              value={data}
              checked={scene.data === data}
              onChange={() => choose(data)}
            />
            <Small dots={data === "drawn" ? dotsIn(scene.drawing) : dotsOf(data)} />
            <span>{w(`set.${data}`)}</span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}

function Small({ dots: { middles } }: { readonly dots: Dots }) {
  const path = Array.from(
    { length: middles.length / 2 },
    (_, k) => `M${middles[2 * k]!.toFixed(2)} ${(-middles[2 * k + 1]!).toFixed(2)}h0`,
  ).join("");
  return (
    <svg viewBox="-1.05 -1.05 2.1 2.1" className={css.small} aria-hidden>
      <path d={path} />
    </svg>
  );
}
