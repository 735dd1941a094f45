import type { ReactNode } from "react";
import { useWords } from "../../i18n/words.ts";
import css from "./charts.module.css";
import { thin } from "./series.ts";
import { words } from "./words.ts";

export interface Column {
  readonly id: string;
  readonly name: ReactNode;
}

interface DataTableProps {
  readonly title: string;
  readonly columns: readonly Column[];
  /** As they are written; the first cell names the row. */
  readonly rows: readonly (readonly string[])[];
  readonly most?: number;
}

/** The numbers of a chart, in figures that stand under each other. Long ones are thinned, and say so. */
export function DataTable({ title, columns, rows, most = 11 }: DataTableProps) {
  const w = useWords(words);
  const shown = thin(rows.length, most);
  return (
    <div className={css.tablePlace}>
      <table className={css.table}>
        <caption className="hidden-visually">{title}</caption>
        <thead>
          <tr>
            {columns.map(({ id, name }) => (
              <th key={id} scope="col">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {shown.map((at) => (
            <tr key={at}>
              {columns.map(({ id }, i) => {
                const text = rows[at]?.[i] ?? "–";
                if (i > 0) return <td key={id}>{text}</td>;
                return (
                  <th key={id} scope="row">
                    {text}
                  </th>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
      {shown.length < rows.length && (
        <p className={css.tableNote}>{w("someRows", { shown: shown.length, all: rows.length })}</p>
      )}
    </div>
  );
}
