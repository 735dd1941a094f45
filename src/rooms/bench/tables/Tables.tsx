import { useWords } from "../../../i18n/words.ts";
import { useHere } from "./here.ts";
import { PaperTableView } from "./PaperTableView.tsx";
import css from "./tables.module.css";
import { TABLES } from "./tables.ts";
import { words } from "./words.ts";

/** The papers' tables, each with what was measured of the models here in its form. */
export function Tables() {
  const w = useWords(words);
  const here = useHere();
  return (
    <div className={css.tables}>
      <p className={css.note}>{w("lead")}</p>
      {TABLES.map((table) => (
        <PaperTableView key={table.id} table={table} here={here} />
      ))}
    </div>
  );
}
