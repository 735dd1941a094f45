/** One's own rows as a table for files: what was measured of each, and the recipe that makes it again. */
import type { SayOf } from "../../../i18n/words.ts";
import type { Conditions } from "../conditions.ts";
import type { Figure } from "../figures.ts";
import type { Paired } from "../results.ts";
import { letterOf } from "../rows.ts";
import type { BenchScene } from "../scene.ts";
import type { Found } from "../use-results.ts";
import type { words } from "../words.ts";
import type { Known } from "./figure.ts";
import type { Sheet } from "./files/sheet.ts";
import { recipeOf } from "./recipe-of.ts";

interface Rows {
  readonly scene: BenchScene;
  /** What each row is called. */
  readonly names: readonly string[];
  readonly found: readonly Found[];
  readonly pairs: readonly (Paired | null)[];
  /** What they were measured against, by their models. */
  readonly conditions: readonly Conditions[];
  /** What the column of pairs is called. */
  readonly over: string;
}

export function sheetOfRows({ scene, names, found, pairs, conditions, over }: Rows, w: SayOf<typeof words>): Sheet {
  const number = (value: number | null | undefined): Known => (value == null ? null : { value, error: null });
  const estimate = (of: { distance: number; standardError: number } | null | undefined): Known =>
    of ? { value: of.distance, error: of.standardError } : null;
  return {
    id: "rows",
    title: w("measure"),
    note: w("errors"),
    columns: [w("pictures"), w("kernel"), over, w("frechet"), w("bits"), w("trip"), w("ms")].map((name) => ({ name })),
    groups: conditions.map(({ model, rows, against }) => ({
      name: [model.id, against].filter(Boolean).join(" · "),
      lines: rows.map((i) => {
        const { result, bits, trip } = found[i]!;
        const figure = (of: Figure | null | undefined) => of && { distance: of.value, standardError: of.standardError };
        return {
          name: `${letterOf(i)}: ${names[i]}`,
          cells: [
            number(result?.pictures),
            estimate(result?.kernel),
            estimate(pairs[i]),
            number(result?.frechet),
            estimate(figure(bits)),
            estimate(figure(trip)),
            number(result?.msPerPicture),
          ],
          recipe: recipeOf(model, scene, scene.rows[i]!),
        };
      }),
    })),
  };
}
