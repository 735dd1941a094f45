import { useModel } from "../../app/hooks.ts";
import { FEATURES_NAME } from "../../diffusion/random-features.ts";
import { useWords } from "../../i18n/words.ts";
import { number } from "../../ui/run/format.ts";
import type { ModelInfo } from "../../worker/protocol.ts";
import css from "./bench.module.css";
import { RowView } from "./RowView.tsx";
import { pairedOf } from "./results.ts";
import { useRowDetails } from "./row-words.ts";
import { letterOf, nameOf } from "./rows.ts";
import { settings } from "./scene.ts";
import { SheetMenu } from "./tables/files/SheetMenu.tsx";
import { sheetOfRows } from "./tables/own-rows.ts";
import grid from "./tables/tables.module.css";
import { useReal, useResults } from "./use-results.ts";
import { Verdicts } from "./Verdicts.tsx";
import { words } from "./words.ts";

/** The rows with what was measured of them, whether they are told apart, and what the numbers are. */
export function Measured() {
  const w = useWords(words);
  const scene = settings.use();
  const model = useModel();
  const real = useReal();
  const found = useResults(scene, real);
  const pairs = found.map(({ result }, i) => (i === 0 ? null : pairedOf(result, found[0]?.result ?? null)));
  const engines = [...new Set(found.flatMap(({ result }) => result?.engine ?? []))].join("; ");
  const details = useRowDetails();
  const against = real
    ? w("real", { source: real.source, pictures: number(real.pictures, 0), features: FEATURES_NAME })
    : "";
  const saved = (of: ModelInfo) => ({
    model: of,
    scene,
    names: scene.rows.map((row) => [nameOf(row), ...details(row)].join(", ")),
    found,
    pairs,
    conditions: [of.id, against].filter(Boolean).join(" · "),
  });
  return (
    <div className={css.measured}>
      <div className={grid.scroller}>
        <table className={grid.grid}>
          <caption className="hidden-visually">{w("measure")}</caption>
          <thead>
            <tr>
              <th scope="col">{w("rowHead")}</th>
              <th scope="col">{w("pictures")}</th>
              <th scope="col">{w("kernel")}</th>
              <th scope="col">{w("over", { letter: letterOf(0) })}</th>
              <th scope="col">{w("frechet")}</th>
              <th scope="col">{w("ms")}</th>
              <td />
            </tr>
          </thead>
          {scene.rows.map((row, i) => (
            // Two rows can be the same: their place is all that tells them apart.
            // biome-ignore lint/suspicious/noArrayIndexKey: see above
            <RowView key={i} at={i} row={row} found={found[i] ?? null} paired={pairs[i] ?? null} />
          ))}
        </table>
      </div>
      <Verdicts pairs={pairs} />
      {model && found.some(({ result }) => result) && <SheetMenu sheet={sheetOfRows(saved(model), w)} />}
      <p className={css.note}>{real ? against : real === null && model ? w("noReal", { model: model.title }) : ""}</p>
      <p className={css.note}>{[w("errors"), engines && w("timed", { engines })].filter(Boolean).join(" ")}</p>
    </div>
  );
}
