/**
 * What an attempt at a run has made before: enough to show it, and to go on from it. It counts for the same run only:
 * the same lanes through the same network on the same engine, which come to the same states bit for bit. So it is with
 * what was measured.
 */
import type { BitsSpec, EngineInfo, LaneSpec, ModelInfo, Snapshot } from "../worker/protocol.ts";
import type { Measurement } from "./measurement.ts";
import type { Recording } from "./recording.ts";

/** An engine as far as its arithmetic goes. */
export type MadeBy = Pick<EngineInfo, "name" | "adapter">;

interface Of {
  readonly model: ModelInfo;
  readonly engine: MadeBy;
}

/** Pictures on their way. */
export interface Earlier extends Of {
  readonly recording: Recording;
}

/** Terms of a bound. */
export interface EarlierTerms extends Of {
  readonly measurement: Measurement;
}

/** Whatever a slot may have made. */
export type Made = Earlier | EarlierTerms;

export function isSameRun(
  earlier: Earlier,
  lanes: readonly LaneSpec[],
  model: ModelInfo,
  engine: MadeBy | null,
): boolean {
  return isBySame(earlier, model, engine) && equal(earlier.recording.lanes, lanes);
}

export function isSameMeasurement(
  earlier: EarlierTerms,
  spec: BitsSpec,
  model: ModelInfo,
  engine: MadeBy | null,
): boolean {
  return isBySame(earlier, model, engine) && equal(earlier.measurement.spec, spec);
}

function isBySame(earlier: Of, model: ModelInfo, engine: MadeBy | null): boolean {
  return (
    earlier.model.sha256 === model.sha256 &&
    earlier.engine.name === engine?.name &&
    earlier.engine.adapter === engine.adapter
  );
}

/** Where each picture can go on. */
export function resumable(snapshots: readonly Snapshot[], pictures: number): number[] {
  const positions = new Array<number>(pictures).fill(-1);
  for (const { lane, count, position } of snapshots) {
    for (let i = lane; i < lane + count; i++) positions[i] = Math.max(positions[i] ?? -1, position);
  }
  return positions;
}

/** Of plain data and of numbers in arrays. What is undefined is as if it were not there. */
function equal(a: unknown, b: unknown): boolean {
  if (Object.is(a, b)) return true;
  if (typeof a !== "object" || typeof b !== "object" || a === null || b === null) return false;
  if (a instanceof Float32Array && b instanceof Float32Array) {
    return a.length === b.length && a.every((value, i) => Object.is(value, b[i]));
  }
  if (Array.isArray(a) !== Array.isArray(b)) return false;
  const keys = new Set([...Object.keys(a), ...Object.keys(b)]);
  return [...keys].every((key) => equal(a[key as keyof typeof a], b[key as keyof typeof b]));
}
