/** A paper's table with its words, as it is shown and written to files; live cells as what was measured of them. */
import type { SayOf } from "../../../i18n/words.ts";
import type { Sheet, SheetGroup } from "./files/sheet.ts";
import type { Here } from "./here.ts";
import { liveLines } from "./live.ts";
import { recipeOf } from "./recipe-of.ts";
import type { PaperTable } from "./table.ts";
import type { words } from "./words.ts";

type Say = SayOf<typeof words>;

export function sheetOf(table: PaperTable, w: Say, here: Here | null): Sheet {
  const { id, columns, groups } = table;
  const live = here && liveGroup(table, w, here);
  return {
    id,
    title: w(`title.${id}`),
    note: w(`compare.${id}`),
    columns: columns.map(({ text, word, over }) => ({
      name: text ?? (word ? w(`column.${word}`) : ""),
      ...(over && { over: w(`over.${over}`) }),
    })),
    groups: [
      ...groups.map(({ id: group, source, lines }) => ({ name: w(`group.${group}`), source, lines })),
      ...(live ? [live] : []),
    ],
  };
}

/** What the rows of the model that is loaded are of. */
export function hereName(w: Say, { model, scene: { count, seed } }: Here): string {
  return w("here", { model: model.id, count, seed });
}

/** Null where there is nothing of a table that the bench can measure. */
function liveGroup({ id }: PaperTable, w: Say, here: Here): SheetGroup | null {
  const lines = liveLines(id, here.model.process).map(({ name, cells }) => {
    const known = cells.map((sampler) => sampler && here.found(sampler));
    const rows = cells.flatMap((sampler, i) => (sampler && known[i] ? [{ sampler }] : []));
    return { name, cells: known, recipe: rows.map((row) => recipeOf(here.model, here.scene, row)) };
  });
  return lines.length > 0 ? { name: hereName(w, here), lines } : null;
}
