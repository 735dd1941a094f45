import type { SamplerSpec } from "../../../diffusion/spec.ts";
import { useWords } from "../../../i18n/words.ts";
import { CellView } from "./CellView.tsx";
import { type Here, measure } from "./here.ts";
import css from "./tables.module.css";
import { words } from "./words.ts";

interface LiveCellProps {
  readonly here: Here;
  readonly sampler: SamplerSpec;
  readonly row: string;
  readonly column: string;
}

/** What was measured, the row that it is being measured as, or what to press to have it measured. */
export function LiveCell({ here, sampler, row, column }: LiveCellProps) {
  const w = useWords(words);
  const found = here.found(sampler);
  if (found) return <CellView cell={found} />;
  const letter = here.row(sampler);
  if (letter !== null) return <span className={css.waiting}>{w("asRow", { letter })}</span>;
  return (
    <button
      type="button"
      className={css.run}
      aria-label={w("runCell", { row, column })}
      onClick={() => measure(here, sampler)}
    >
      {w("cellRun")}
    </button>
  );
}
