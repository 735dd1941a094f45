/** What is known of a kept run without reading what it made. */
import type { Run } from "../ledger/records.ts";
import type { MadeBy } from "../run/earlier.ts";
import type { Slot } from "../run/slot.ts";
import { checked, pack } from "../scene/packing.ts";
import type { PackedScene } from "../scene/schema.ts";
import type { ModelInfo } from "../worker/protocol.ts";

/** Grows with every change that an older page could not read. */
const FORMAT = 1;

export interface Head {
  readonly format: typeof FORMAT;
  readonly scene: PackedScene;
  readonly model: ModelInfo;
  readonly engine: MadeBy;
  readonly done: boolean;
  readonly position: number;
  readonly length: number;
  /** It began by itself. */
  readonly uninvited: boolean;
}

export interface KeptRun {
  readonly run: Run;
  readonly head: Head;
}

/** Null where there is nothing to go back to: it has not begun, or was cancelled. */
export function headOf({ status, made, isUninvited }: Slot): Head | null {
  if (!status || !made || !["running", "paused", "done", "failed"].includes(status.phase)) return null;
  return {
    format: FORMAT,
    scene: pack(status.scene),
    model: made.model,
    engine: { name: made.engine.name, adapter: made.engine.adapter },
    done: status.phase === "done",
    position: "recording" in made ? made.recording.position : made.measurement.terms.length,
    length: status.length,
    uninvited: isUninvited,
  };
}

/** What another version of this page has written otherwise is passed over. */
export function readHead(run: Run): KeptRun | null {
  const head = run.head as Partial<Head> | null;
  if (head?.format !== FORMAT) return null;
  const scene = checked(head.scene);
  return scene && { run, head: { ...(head as Head), scene } };
}
