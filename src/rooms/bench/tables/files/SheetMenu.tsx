import { Braces, FileSpreadsheet, Sigma } from "lucide-react";
import { useWords } from "../../../../i18n/words.ts";
import { FileMenu } from "../../../../ui/charts/FileMenu.tsx";
import { words } from "../words.ts";
import { sheetCsv } from "./csv.ts";
import { sheetJson } from "./json.ts";
import { sheetLatex } from "./latex.ts";
import type { Sheet } from "./sheet.ts";

/** A table as numbers, as numbers that can be run again, as a table for a paper: one menu, as charts have. */
export function SheetMenu({ sheet }: { readonly sheet: Sheet }) {
  const w = useWords(words);
  const heads = {
    conditions: w("group"),
    row: w("row"),
    source: w("sourceHead"),
    errorOf: (column: string) => w("errorOf", { column }),
  };
  const text = (kind: string, write: () => string) => () => new Blob([write()], { type: kind });
  return (
    <FileMenu
      label={w("save", { title: sheet.title })}
      file={`backstep-${sheet.id}`}
      kinds={[
        {
          ending: "csv",
          name: w("csv"),
          icon: <FileSpreadsheet />,
          make: text("text/csv", () => sheetCsv(sheet, heads)),
        },
        { ending: "json", name: w("json"), icon: <Braces />, make: text("application/json", () => sheetJson(sheet)) },
        {
          ending: "tex",
          name: w("latex"),
          icon: <Sigma />,
          make: text("application/x-tex", () => sheetLatex(sheet)),
        },
      ]}
    />
  );
}
