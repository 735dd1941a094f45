import { useWords } from "../../i18n/words.ts";
import { DataTable } from "../../ui/charts/DataTable.tsx";
import { short } from "../../ui/charts/format.ts";
import { Fold } from "../../ui/primitives/Fold.tsx";
import { number } from "../../ui/run/format.ts";
import type { Block, OpGroup } from "../../worker/protocol.ts";
import css from "./machine.module.css";
import { words } from "./words.ts";

const MOST_ROWS = 100;

interface EngineRow {
  readonly name: string;
  readonly on: string;
  readonly stepMs: number;
}

/** What a step of one picture takes on each, the fastest first. */
export function EnginesTable({ title, rows }: { readonly title: string; readonly rows: readonly EngineRow[] }) {
  const w = useWords(words);
  const sorted = rows.toSorted((a, b) => a.stepMs - b.stepMs);
  return (
    <>
      <p className={css.lead}>{title}</p>
      <div className={css.wraps}>
        <DataTable
          title={w("survey")}
          columns={[
            { id: "engine", name: w("engine") },
            { id: "step", name: w("surveyStep") },
            { id: "times", name: w("surveyTimes") },
            { id: "on", name: w("running") },
          ]}
          rows={sorted.map(({ name, on, stepMs }) => [
            name,
            number(stepMs, stepMs < 10 ? 2 : 1),
            number(stepMs / sorted[0]!.stepMs, 1),
            on,
          ])}
        />
      </div>
    </>
  );
}

/** Our engine op by op: where a step's time goes, and what is done in it. */
export function OpsTable({ ops }: { readonly ops: readonly OpGroup[] }) {
  const w = useWords(words);
  const sum = (what: "count" | "ms" | "flops" | "bytes") => ops.reduce((total, op) => total + op[what], 0);
  const all = { label: w("sum"), count: sum("count"), ms: sum("ms"), flops: sum("flops"), bytes: sum("bytes") };
  return (
    <Fold label={w("surveyOps")}>
      <p className={css.lead}>{w("surveyOpsLead")}</p>
      <div className={css.wraps}>
        <DataTable
          title={w("surveyOps")}
          most={MOST_ROWS}
          columns={[
            { id: "op", name: w("opName") },
            { id: "count", name: w("opCount") },
            { id: "ms", name: "ms" },
            { id: "flops", name: "MFLOP" },
            { id: "bytes", name: "MB" },
            { id: "pace", name: "GFLOP/s" },
          ]}
          rows={[...ops, all].map(({ label, count, ms, flops, bytes }) => [
            label,
            String(count),
            number(ms, 2),
            number(flops / 1e6, 1),
            number(bytes / 1e6, 2),
            number(flops / ms / 1e6, 1),
          ])}
        />
      </div>
    </Fold>
  );
}

/** How far ours is from onnxruntime's on the processor where each block of the network ends. */
export function BlocksTable({ blocks }: { readonly blocks: readonly Block[] }) {
  const w = useWords(words);
  return (
    <Fold label={w("surveyBlocks")}>
      <p className={css.lead}>{w("surveyBlocksLead")}</p>
      <DataTable
        title={w("surveyBlocks")}
        most={MOST_ROWS}
        columns={[
          { id: "block", name: w("blockName") },
          { id: "shape", name: w("blockShape") },
          { id: "difference", name: w("blockDifference") },
        ]}
        rows={blocks.map(({ shape, difference }, i) => [
          i === blocks.length - 1 ? w("blockLast") : String(i + 1),
          shape.join(" × "),
          Number.isFinite(difference) ? short(difference) : w("blockNotFinite"),
        ])}
      />
    </Fold>
  );
}
