import { useMemo } from "react";
import { useWords } from "../../i18n/words.ts";
import { useModelTitle } from "../../ui/models.ts";
import { GreetingLabel } from "../../ui/run/GreetingLabel.tsx";
import { useGreeting, useGreetingComes } from "../../ui/run/use-greeting.ts";
import css from "./bench.module.css";
import { conditionsOf, heldOutOfRows } from "./conditions.ts";
import { RowView } from "./RowView.tsx";
import { useRecordedRows } from "./recorded.ts";
import { pairsOf } from "./results.ts";
import { useRowDetails } from "./row-words.ts";
import { letterOf, nameOf } from "./rows.ts";
import { SLOT } from "./run.ts";
import { settings } from "./scene.ts";
import { SheetMenu } from "./tables/files/SheetMenu.tsx";
import { sheetOfRows } from "./tables/own-rows.ts";
import grid from "./tables/tables.module.css";
import { useNothingMeasured, useResults } from "./use-results.ts";
import { Verdicts } from "./Verdicts.tsx";
import { words } from "./words.ts";

/** The rows with what was measured of them, whether they are told apart, and what the numbers are. */
export function Measured() {
  const w = useWords(words);
  const scene = settings.use();
  const title = useModelTitle();
  const details = useRowDetails();
  const own = !useNothingMeasured(scene);
  const greeting = useGreeting(SLOT, own);
  const comes = useGreetingComes(SLOT, own);
  const found = useResults(scene, useRecordedRows(greeting));
  const pairs = useMemo(() => pairsOf(found), [found]);
  const conditions = conditionsOf(found, w, title);
  const several = conditions.length > 1;
  const over = w(several ? "overFirst" : "over", { letter: letterOf(0) });
  const heldOut = heldOutOfRows(found, w, title);
  const some = found.some(({ result }) => result);
  // It waits for the real pictures that its rows are measured against.
  const soon = comes || (greeting !== null && found.some(({ real }) => real === undefined));
  const engines = [...new Set(found.flatMap(({ result }) => result?.engine ?? []))].join("; ");
  const names = scene.rows.map((row) => [nameOf(row), ...details(row)].join(", "));
  const sheet = sheetOfRows({ scene, names, found, pairs, conditions, over }, w);
  return (
    <div className={css.measured}>
      {(greeting ? some || soon : comes) && <GreetingLabel greeting={some ? greeting : null} note={w("greetingOwn")} />}
      <div className={grid.scroller}>
        <table className={grid.grid}>
          <caption className="hidden-visually">{w("measure")}</caption>
          <thead>
            <tr>
              <th scope="col">{w("rowHead")}</th>
              <th scope="col">{w("pictures")}</th>
              <th scope="col">{w("kernel")}</th>
              <th scope="col">{over}</th>
              <th scope="col">{w("frechet")}</th>
              <th scope="col">{w("bits")}</th>
              <th scope="col">{w("trip")}</th>
              <th scope="col">{w("ms")}</th>
              <td />
            </tr>
          </thead>
          {scene.rows.map((row, i) => (
            <RowView
              // Two rows can be the same: their place is all that tells them apart.
              // biome-ignore lint/suspicious/noArrayIndexKey: see above
              key={i}
              at={i}
              row={row}
              found={found[i] ?? null}
              paired={pairs[i] ?? null}
              first={conditions.some(({ rows: [first] }) => first === i)}
            />
          ))}
        </table>
      </div>
      {(!some || greeting) && <p>{w("about")}</p>}
      <Verdicts pairs={pairs} />
      {several && <p className={css.note}>{w("apart")}</p>}
      {some && !greeting && <SheetMenu sheet={sheet} />}
      {/* Under rows that are on their way they would be pushed away. */}
      {!soon && (
        <>
          {conditions.map(
            ({ model, against }) =>
              against && (
                <p key={model.sha256} className={css.note}>
                  {several ? `${title(model)}: ${against}` : against}
                </p>
              ),
          )}
          {heldOut && <p className={css.note}>{heldOut}</p>}
          <p className={css.note}>{[w("errors"), engines && w("timed", { engines })].filter(Boolean).join(" ")}</p>
        </>
      )}
    </div>
  );
}
