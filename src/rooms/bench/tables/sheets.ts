/** A paper's table with its words, as it is shown and written to files. */
import type { SayOf } from "../../../i18n/words.ts";
import type { Sheet } from "./files/sheet.ts";
import type { PaperTable } from "./table.ts";
import type { words } from "./words.ts";

export function sheetOf({ id, columns, groups }: PaperTable, w: SayOf<typeof words>): Sheet {
  return {
    id,
    title: w(`title.${id}`),
    note: w(`compare.${id}`),
    columns: columns.map(({ text, word, over }) => ({
      name: text ?? (word ? w(`column.${word}`) : ""),
      ...(over && { over: w(`over.${over}`) }),
    })),
    groups: groups.map(({ id: group, source, lines }) => ({ name: w(`group.${group}`), source, lines })),
  };
}
