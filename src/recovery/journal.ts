/**
 * A run as it is written: what came since it was last asked for. Its states are all in it, they are what it goes on from;
 * of its frames, which are more than a disk should be given every few seconds, as many as fit.
 */
import { type Earlier, resumable } from "../run/earlier.ts";
import { Recording } from "../run/recording.ts";
import type { Frame, LaneSpec, Snapshot } from "../worker/protocol.ts";

/** 8-bit pictures of one run. */
const FRAME_BYTES = 16 * 2 ** 20;

export interface Part {
  /** In the first part only. */
  readonly lanes?: readonly LaneSpec[];
  readonly times: readonly number[];
  readonly frames: readonly Frame[];
  readonly snapshots: readonly Snapshot[];
  /** In the last. */
  readonly result: Float32Array | null;
  readonly spent: number;
}

export class Journal {
  readonly of: Recording;
  #begun = false;
  #frames = 0;
  #snapshots = 0;
  #whole = false;
  /** The position that was kept last, by the first lane of its frame. */
  readonly #kept = new Map<number, number>();

  constructor(recording: Recording) {
    this.of = recording;
  }

  /** Null where nothing came since. */
  next(): Part | null {
    const { frames, snapshots, result, lanes, times, spent } = this.of;
    const newFrames = frames.slice(this.#frames);
    const newSnapshots = snapshots.slice(this.#snapshots);
    const isWhole = result !== null && !this.#whole;
    if (this.#begun && !isWhole && newFrames.length + newSnapshots.length === 0) return null;
    const part: Part = {
      ...(!this.#begun && { lanes }),
      times,
      frames: newFrames.filter((frame) => this.#fits(frame)),
      snapshots: newSnapshots,
      result: isWhole ? result : null,
      spent,
    };
    this.#begun = true;
    this.#frames = frames.length;
    this.#snapshots = snapshots.length;
    this.#whole = result !== null;
    return part;
  }

  #fits({ position, t, lane }: Frame): boolean {
    const { pictures, size, times } = this.of;
    const most = Math.max(2, Math.floor(FRAME_BYTES / (pictures * size * 2)));
    const apart = Math.ceil((times.length - 1) / most);
    const last = this.#kept.get(lane);
    const isEnd = t === 0 || position === times.length - 1;
    if (last !== undefined && position < last + apart && !isEnd) return false;
    this.#kept.set(lane, position);
    return true;
  }
}

/** Bytes that a part takes, but for a few. */
export function bytesOf({ frames, snapshots, result }: Part): number {
  const pictures = frames.reduce((sum, { x, x0 }) => sum + x.byteLength + (x0?.byteLength ?? 0), 0);
  const states = snapshots.reduce((sum, { x, previous }) => sum + x.byteLength + (previous?.byteLength ?? 0), 0);
  return pictures + states + (result?.byteLength ?? 0);
}

/** What was recorded, up to where each picture can go on. Null where its beginning is missing. */
export function recordingOf(parts: readonly Part[], { width, height }: Earlier["model"]): Recording | null {
  const [{ lanes } = {}] = parts;
  const last = parts.at(-1);
  if (!lanes || !last) return null;
  const recording = new Recording(lanes.length, width * height * 4, lanes);
  recording.times = last.times;
  recording.spent = last.spent;
  recording.result = last.result;
  recording.snapshots.push(...parts.flatMap(({ snapshots }) => snapshots));
  const reach = resumable(recording.snapshots, lanes.length);
  for (const frame of parts.flatMap(({ frames }) => frames)) {
    const goesOn = reach.slice(frame.lane, frame.lane + frame.count);
    if (recording.result || goesOn.every((position) => frame.position <= position)) recording.add(frame);
  }
  return recording;
}
