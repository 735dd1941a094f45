/** The page's own ledger. Imported where something is kept or looked up, never before the first paint. */
import { BatchStore } from "./batches.ts";
import { KeptStore } from "./kept.ts";
import { LectureStore } from "./lectures.ts";
import { Ledger } from "./ledger.ts";
import { RunStore } from "./runs.ts";

const ledger = new Ledger();

export const kept = new KeptStore(ledger);
export const runs = new RunStore(ledger);
export const batches = new BatchStore(ledger);
export const lectures = new LectureStore(ledger);
