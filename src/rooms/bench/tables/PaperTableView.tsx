import { type ReactNode, useId } from "react";
import { useWords } from "../../../i18n/words.ts";
import { CellView } from "./CellView.tsx";
import { SheetMenu } from "./files/SheetMenu.tsx";
import { fullName, type SheetColumn } from "./files/sheet.ts";
import { Head } from "./Head.tsx";
import type { Here } from "./here.ts";
import { LiveCell } from "./LiveCell.tsx";
import { liveLines } from "./live.ts";
import { Name } from "./Name.tsx";
import { hereName, sheetOf } from "./sheets.ts";
import type { PaperTable } from "./table.ts";
import css from "./tables.module.css";
import { words } from "./words.ts";

/** A table as its paper has it, what may be compared in it, and the rows of ours under the paper's. */
export function PaperTableView({ table, here }: { readonly table: PaperTable; readonly here: Here | null }) {
  const w = useWords(words);
  const note = useId();
  const sheet = sheetOf(table, w, here);
  const { title, columns } = sheet;
  const groups = sheet.groups.slice(0, table.groups.length);
  const live = here ? liveLines(table.id, here.model.process) : [];
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
            <Body key={name} name={name} source={source} columns={columns}>
              {lines.map((line) => (
                <Line key={line.name} name={line.name} columns={columns}>
                  {(i) => <CellView cell={line.cells[i] ?? null} />}
                </Line>
              ))}
            </Body>
          ))}
          {here && live.length > 0 && (
            <Body name={hereName(w, here)} columns={columns}>
              {live.map((line) => (
                <Line key={line.name} name={line.name} columns={columns}>
                  {(i, column) => {
                    const sampler = line.cells[i];
                    if (!sampler) return <CellView cell={null} />;
                    return <LiveCell here={here} sampler={sampler} row={line.name} column={column} />;
                  }}
                </Line>
              ))}
            </Body>
          )}
        </table>
      </section>
    </section>
  );
}

interface BodyProps {
  readonly name: string;
  readonly source?: string | undefined;
  readonly columns: readonly SheetColumn[];
  readonly children: ReactNode;
}

/** Rows under what they are of. */
function Body({ name, source, columns, children }: BodyProps) {
  const w = useWords(words);
  return (
    <tbody>
      <tr>
        <th scope="rowgroup" colSpan={columns.length + 1} className={css.group}>
          <div>
            <span>{name}</span>
            {source && <small>{w("source", { source })}</small>}
          </div>
        </th>
      </tr>
      {children}
    </tbody>
  );
}

interface LineProps {
  readonly name: string;
  readonly columns: readonly SheetColumn[];
  readonly children: (column: number, name: string) => ReactNode;
}

function Line({ name, columns, children }: LineProps) {
  return (
    <tr>
      <th scope="row" lang="en" translate="no">
        <Name text={name} />
      </th>
      {columns.map((column, i) => (
        <td key={fullName(column)}>{children(i, fullName(column))}</td>
      ))}
    </tr>
  );
}
