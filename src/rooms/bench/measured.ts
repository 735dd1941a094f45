/** What has been measured, by the names of the rows: read from the ledger when it is first asked for, and added to. */
import { create } from "zustand";
import { keepsUnasked } from "../../app/keeping.ts";
import { say } from "../../app/notices.ts";
import { batches as kept } from "../../ledger/page.ts";
import { problemOf } from "../../ledger/problem.ts";
import type { Batch } from "../../ledger/records.ts";
import { sayProblem } from "../../ledger/words.ts";

interface State {
  /** Each row's batches in their order; none yet where it has not been looked for. */
  readonly rows: Readonly<Record<string, readonly Batch[]>>;
}

export const useMeasured = create<State>()(() => ({ rows: {} }));

const setRow = (row: string, batches: readonly Batch[]) =>
  useMeasured.setState(({ rows }) => ({ rows: { ...rows, [row]: batches } }));

/** What is known of a row, perhaps from an earlier visit. */
export async function batchesOfRow(row: string): Promise<readonly Batch[]> {
  const known = useMeasured.getState().rows[row];
  if (known) return known;
  const found = await kept.of(row).catch(tellProblem);
  const meanwhile = useMeasured.getState().rows[row];
  if (meanwhile) return meanwhile;
  setRow(row, found ?? []);
  return found ?? [];
}

/** One more; from another engine than the row's it begins the row anew. */
export async function addBatch(batch: Batch): Promise<void> {
  const before = await batchesOfRow(batch.row);
  setRow(batch.row, [...before.slice(0, batch.batch), batch]);
  if (keepsUnasked()) await kept.put(batch).catch(tellProblem);
}

/** All of it goes, of all rows and models. */
export async function clearMeasured(): Promise<void> {
  useMeasured.setState({ rows: {} });
  await kept.clear().catch(tellProblem);
}

function tellProblem(error: unknown): undefined {
  say({ key: "bench-kept", tone: "warning", text: () => sayProblem(problemOf(error)) });
}
