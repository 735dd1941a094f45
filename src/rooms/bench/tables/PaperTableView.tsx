import { useId } from "react";
import { useWords } from "../../../i18n/words.ts";
import { CellView } from "./CellView.tsx";
import { SheetMenu } from "./files/SheetMenu.tsx";
import { fullName } from "./files/sheet.ts";
import { Head } from "./Head.tsx";
import { Name } from "./Name.tsx";
import { sheetOf } from "./sheets.ts";
import type { PaperTable } from "./table.ts";
import css from "./tables.module.css";
import { words } from "./words.ts";

/** A table as its paper has it, what may be compared in it, and the rows of ours under the paper's. */
export function PaperTableView({ table }: { readonly table: PaperTable }) {
  const w = useWords(words);
  const note = useId();
  const sheet = sheetOf(table, w);
  const { title, columns, groups } = sheet;
  return (
    <section className={css.table}>
      <div className={css.head}>
        <h2 className={css.title}>{title}</h2>
        <SheetMenu sheet={sheet} />
      </div>
      <p id={note} className={css.note}>
        {sheet.note}
      </p>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls is scrolled by keyboard too */}
      <section className={css.scroller} aria-label={title} tabIndex={0}>
        <table className={css.grid} aria-describedby={note}>
          <caption className="hidden-visually">{title}</caption>
          <Head columns={columns} row={w("row")} />
          {groups.map(({ name, source, lines }) => (
            <tbody key={name}>
              <tr>
                <th scope="rowgroup" colSpan={columns.length + 1} className={css.group}>
                  <div>
                    <span>{name}</span>
                    {source && <small>{w("source", { source })}</small>}
                  </div>
                </th>
              </tr>
              {lines.map((line) => (
                <tr key={line.name}>
                  <th scope="row" lang="en" translate="no">
                    <Name text={line.name} />
                  </th>
                  {columns.map((column, i) => (
                    <td key={fullName(column)}>
                      <CellView cell={line.cells[i] ?? null} />
                    </td>
                  ))}
                </tr>
              ))}
            </tbody>
          ))}
        </table>
      </section>
    </section>
  );
}
