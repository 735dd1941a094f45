import { Fragment, useId } from "react";
import { useWords } from "../../../i18n/words.ts";
import { M } from "../../../ui/equation/Tex.tsx";
import { Field } from "../../../ui/primitives/Field.tsx";
import { Segmented } from "../../../ui/primitives/Segmented.tsx";
import { LOSSES, PREDICTIONS } from "../learn/choices.ts";
import { settings } from "../scene.ts";
import { words } from "../words.ts";
import css from "./settings.module.css";

const ASKED = { epsilon: "\\epsilon", sample: "x_0", v_prediction: "v", mean: "\\tilde\\mu" } as const;
const COUNTED = { simple: "L_{\\text{simple}}", bound: "L" } as const;

/** What the network is asked for, and how an error counts: table 2 of DDPM, each of its cells to be tried. */
export function ObjectiveField() {
  const w = useWords(words);
  const name = useId();
  const { prediction, loss, schedule } = settings.use();
  return (
    <>
      <fieldset className={css.data}>
        <legend className={css.legend}>{w("objective")}</legend>
        <div className={css.table}>
          <span />
          {LOSSES.map((counted) => (
            <span key={counted} className={css.column} title={w(`loss.${counted}`)}>
              <M>{COUNTED[counted]}</M>
            </span>
          ))}
          {PREDICTIONS.map((asked) => (
            <Fragment key={asked}>
              <span className={css.row}>
                <M>{ASKED[asked]}</M>
                <span className={css.plain}>{w(`asked.${asked}`)}</span>
              </span>
              {LOSSES.map((counted) => (
                <label key={counted} className={css.cell}>
                  <input
                    type="radio"
                    className={css.radio}
                    name={name}
                    checked={prediction === asked && loss === counted}
                    aria-label={`${w(`asked.${asked}`)}, ${w(`loss.${counted}`)}`}
                    onChange={() => settings.patch({ prediction: asked, loss: counted })}
                  />
                  <span className={css.dot} />
                </label>
              ))}
            </Fragment>
          ))}
        </div>
        <p className={css.help}>{w(`help.${prediction}.${loss}`)}</p>
      </fieldset>
      <Field label={w("schedule")}>
        {() => (
          <Segmented
            fill
            label={w("schedule")}
            value={schedule}
            options={[
              { value: "linear", label: w("linear") },
              { value: "cosine", label: w("cosine") },
            ]}
            onChange={(next) => settings.patch({ schedule: next })}
          />
        )}
      </Field>
    </>
  );
}
