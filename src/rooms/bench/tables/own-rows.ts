/** One's own rows as a table for files: what was measured of each, and the recipe that makes it again. */
import type { SayOf } from "../../../i18n/words.ts";
import type { ModelInfo } from "../../../worker/protocol.ts";
import type { Paired } from "../results.ts";
import { letterOf } from "../rows.ts";
import type { BenchScene } from "../scene.ts";
import type { Found } from "../use-results.ts";
import type { words } from "../words.ts";
import type { Known } from "./figure.ts";
import type { Sheet } from "./files/sheet.ts";
import { recipeOf } from "./recipe-of.ts";

interface Rows {
  readonly model: ModelInfo;
  readonly scene: BenchScene;
  /** What each row is called. */
  readonly names: readonly string[];
  readonly found: readonly Found[];
  readonly pairs: readonly (Paired | null)[];
  /** What they were measured against, and in which features. */
  readonly conditions: string;
}

export function sheetOfRows({ model, scene, names, found, pairs, conditions }: Rows, w: SayOf<typeof words>): Sheet {
  const number = (value: number | null | undefined): Known => (value == null ? null : { value, error: null });
  const estimate = (of: { distance: number; standardError: number } | null | undefined): Known =>
    of ? { value: of.distance, error: of.standardError } : null;
  return {
    id: "rows",
    title: w("measure"),
    note: w("errors"),
    columns: [
      { name: w("pictures") },
      { name: w("kernel") },
      { name: w("over", { letter: letterOf(0) }) },
      { name: w("frechet") },
      { name: w("ms") },
    ],
    groups: [
      {
        name: conditions,
        lines: scene.rows.map((row, i) => {
          const result = found[i]?.result;
          return {
            name: `${letterOf(i)}: ${names[i]}`,
            cells: [
              number(result?.pictures),
              estimate(result?.kernel),
              estimate(pairs[i]),
              number(result?.frechet),
              number(result?.msPerPicture),
            ],
            recipe: recipeOf(model, scene, row),
          };
        }),
      },
    ],
  };
}
