/**
 * Whether anything is kept that nobody asked to keep: runs for when the page is loaded again, and what pictures were cut
 * from. In an embed nothing is: lecture halls share machines.
 */
import { EMBEDDED } from "./embed.ts";
import { keep, kept } from "./storage.ts";

const NOTHING = "keep-nothing";
/** There are runs to come back to: who comes for the first time waits for no storage. */
const RUNS = "runs";
const LEFT = "left";

export const keepsUnasked = (): boolean => !EMBEDDED && kept(NOTHING) === null;

export const chooseKeeping = (unasked: boolean): void => keep(NOTHING, unasked ? null : "1");

export const mayHaveRuns = (): boolean => keepsUnasked() && kept(RUNS) !== null;

/** The tab that was closed, or loaded again, last, and not by a crash. */
export const leftLast = (): string | null => kept(LEFT);
export const noteLeft = (tab: string): void => keep(LEFT, tab);

export const noteRuns = (): void => keep(RUNS, "1");
