/** Every slot's run and what is looked at of it, as the page tells of them: it changes a few times a second at most. */
import { createStore, type StoreApi } from "zustand/vanilla";
import type { Moment } from "./moment.ts";
import type { RunStatus } from "./status.ts";

export interface Runs {
  /** One run a slot; a room's main run is in the slot named like the room. */
  readonly runs: Readonly<Record<string, RunStatus>>;
  /** As they were when they last stood still: what plays is in the slot's feed. */
  readonly moments: Readonly<Record<string, Moment>>;
}

export type RunsStore = StoreApi<Runs>;

export function createRuns(): RunsStore {
  return createStore<Runs>(() => ({ runs: {}, moments: {} }));
}
