import { useWords } from "../../../i18n/words.ts";
import { raised } from "../../../ui/charts/format.ts";
import { isMeasured, type Known, type Measured, type Printed, written } from "./figure.ts";
import { words } from "./words.ts";

/** A figure; a dash for what was unstable; nothing to see where nothing was given. */
export function CellView({ cell }: { readonly cell: Known }) {
  const w = useWords(words);
  if (cell === null) return <span className="hidden-visually">{w("nothing")}</span>;
  if (cell === "unstable") return <abbr title={w("unstable")}>–</abbr>;
  return isMeasured(cell) ? <MeasuredFigure cell={cell} /> : <PrintedFigure cell={cell} />;
}

function PrintedFigure({ cell: { text, error, bound, train } }: { readonly cell: Printed }) {
  return (
    <>
      <span>{`${bound ? "≤ " : ""}${text}`}</span>
      {error && <small>{`± ${error}`}</small>}
      {train && <small>{`(${train})`}</small>}
    </>
  );
}

function MeasuredFigure({ cell }: { readonly cell: Measured }) {
  const { value, error, power } = written(cell);
  const times = power === 0 ? "" : `×10${raised(power)}`;
  return (
    <>
      <span>{value.replace("-", "−") + times}</span>
      {error !== null && <small>{`± ${error}${times}`}</small>}
    </>
  );
}
