import { ListChecks, Square } from "lucide-react";
import { Fragment, useId } from "react";
import { useWords } from "../../../i18n/words.ts";
import { fixed } from "../../../ui/charts/format.ts";
import { M } from "../../../ui/equation/Tex.tsx";
import { Button } from "../../../ui/primitives/Button.tsx";
import { Field } from "../../../ui/primitives/Field.tsx";
import { Segmented } from "../../../ui/primitives/Segmented.tsx";
import { LOSSES, PREDICTIONS } from "../learn/choices.ts";
import { settings } from "../scene.ts";
import { useToy } from "../store.ts";
import { nameOfFinished } from "../task.ts";
import { beginTour, endTour, untried } from "../tour.ts";
import { words } from "../words.ts";
import css from "./settings.module.css";

const ASKED = { epsilon: "\\epsilon", sample: "x_0", v_prediction: "v", mean: "\\tilde\\mu" } as const;
const COUNTED = { simple: "L_{\\text{simple}}", bound: "L" } as const;

const written = (distance: number | undefined) => (distance === undefined ? undefined : fixed(distance, 2));

/** What the network is asked for, and how an error counts: table 2 of DDPM, each of its cells to be tried. */
export function ObjectiveField() {
  const w = useWords(words);
  const name = useId();
  const scene = settings.use();
  const { prediction, loss, schedule } = scene;
  const found = useToy((state) => state.found);
  const distanceOf = (asked: typeof prediction, counted: typeof loss) =>
    written(found[nameOfFinished({ ...scene, prediction: asked, loss: counted })]);
  const some = PREDICTIONS.some((asked) => LOSSES.some((counted) => distanceOf(asked, counted) !== undefined));
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
                    aria-label={[w(`asked.${asked}`), w(`loss.${counted}`), distanceOf(asked, counted)]
                      .filter(Boolean)
                      .join(", ")}
                    onChange={() => settings.patch({ prediction: asked, loss: counted })}
                  />
                  <span className={css.dot} />
                  <span className={css.found} aria-hidden>
                    {distanceOf(asked, counted)}
                  </span>
                </label>
              ))}
            </Fragment>
          ))}
        </div>
        <Tour />
        {some && <p className={css.help}>{w("foundHelp")}</p>}
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

/** Tries all the others, or stops that. */
function Tour() {
  const w = useWords(words);
  const touring = useToy(({ tour }) => tour !== null);
  const scene = settings.use();
  useToy((state) => state.found);
  if (touring) {
    return (
      <Button icon={<Square />} onClick={endTour}>
        {w("tourStop")}
      </Button>
    );
  }
  const left = untried(scene).length;
  return (
    left > 0 && (
      <Button icon={<ListChecks />} onClick={beginTour}>
        {w("tour", { count: left })}
      </Button>
    )
  );
}
