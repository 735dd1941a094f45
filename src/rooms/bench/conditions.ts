/** What the rows of each model were measured against, in words: distances of different ones do not compare. */
import { FEATURES_NAME } from "../../diffusion/random-features.ts";
import type { SayOf } from "../../i18n/words.ts";
import { number } from "../../ui/run/format.ts";
import type { RowModel } from "./row-models.ts";
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
  return w("real", { source: real.source, pictures: number(real.pictures, 0), features: FEATURES_NAME });
}
