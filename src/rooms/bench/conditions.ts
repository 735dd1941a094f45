/** What the rows of each model were measured against, in words: distances of different ones do not compare. */
import { FEATURES_NAME } from "../../diffusion/random-features.ts";
import type { SayOf } from "../../i18n/words.ts";
import { number } from "../../ui/run/format.ts";
import type { Bits, Figure } from "./figures.ts";
import { hasHeldOut } from "./held-out.ts";
import type { RowModel } from "./row-models.ts";
import { letterOf } from "./rows.ts";
import type { Found } from "./use-results.ts";
import type { words } from "./words.ts";

export interface Conditions {
  readonly model: RowModel;
  /** Which rows are of it. */
  readonly rows: readonly number[];
  /** Nothing before its real pictures are known. */
  readonly against: string;
}

/** By models, in the order of their first rows. */
export function conditionsOf(
  found: readonly Found[],
  w: SayOf<typeof words>,
  title: (model: RowModel) => string,
): readonly Conditions[] {
  const models = new Map(found.flatMap(({ model }) => (model ? [[model.sha256, model]] : [])));
  return [...models.values()].map((model) => {
    const rows = found.flatMap((row, i) => (row.model?.sha256 === model.sha256 ? [i] : []));
    return { model, rows, against: sentence(found[rows[0]!]!, w, title(model)) };
  });
}

function sentence({ real }: Found, w: SayOf<typeof words>, model: string): string {
  if (real === undefined) return "";
  if (real === null) return w("noReal", { model });
  return w("real", { source: w(`source.${real.model}`), pictures: number(real.pictures, 0), features: FEATURES_NAME });
}

/** Of how many held-out pictures bits and ways back are, and of how many terms; or of which models none ship. */
export function heldOutOfRows(
  found: readonly Found[],
  w: SayOf<typeof words>,
  title: (model: RowModel) => string,
): string {
  const without = [...new Set(found.flatMap(({ model }) => (model && !hasHeldOut(model.id) ? [title(model)] : [])))];
  const bits = byLetters(found.map(({ bits }) => bits));
  const trips = byLetters(found.map(({ trip }) => trip));
  return [
    ...(bits.length + trips.length > 0 ? [w("onReal")] : []),
    ...bits.map(([letters, { pictures, taken, of }]) => w("bitsOf", { letters, pictures, taken, of })),
    ...trips.map(([letters, { pictures }]) => w("tripOf", { letters, pictures })),
    ...(without.length > 0 ? [w("noHeldOut", { models: without.join(", ") })] : []),
  ].join(" ");
}

/** What was measured of as many pictures and terms is said once, of all its rows. */
function byLetters<F extends Figure & Partial<Bits>>(figures: readonly (F | null | undefined)[]): [string, F][] {
  const letters = new Map<string, [string, F]>();
  for (const [i, figure] of figures.entries()) {
    if (!figure) continue;
    const alike = [figure.pictures, figure.taken, figure.of].join();
    const before = letters.get(alike);
    letters.set(alike, [before ? `${before[0]}, ${letterOf(i)}` : letterOf(i), figure]);
  }
  return [...letters.values()];
}
