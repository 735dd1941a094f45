/**
 * What was seen of a run: for every recorded position a layer of pictures, and the newest layer
 * for the live view. The positions are chosen by the plan (RunSpec.record), never by the machine's
 * speed; budget.ts bounds how many there are.
 *
 * Micro-batches of one run can be at different positions, so a layer knows which pictures it holds.
 * Picture i of a recording is lane i of the run.
 */
import type { Frame, LaneSpec, Snapshot } from "../worker/protocol.ts";

export interface Seen {
  /** How many steps are done in what is shown; −1 while nothing has come. */
  readonly position: number;
  /** RGBA8 [H, W, 4]. x̂₀ is null at position 0, before any step. */
  readonly x0: Uint8ClampedArray<ArrayBuffer> | null;
  readonly x: Uint8ClampedArray<ArrayBuffer> | null;
}

/** A frame; what was recorded beforehand may lack x. */
type Came = Omit<Frame, "x"> & { readonly x: Frame["x"] | null };

const NOTHING: Seen = { position: -1, x0: null, x: null };

export class Recording {
  readonly pictures: number;
  /** Bytes of one picture. */
  readonly size: number;
  /** What it is a recording of, picture by picture: any state of it can be made again. Empty where nothing ran. */
  readonly lanes: readonly LaneSpec[];
  /** Interface time at each position, 0 … length; known once the run has started. */
  times: readonly number[] = [];
  /** Changes with every frame: what is painted from an older revision is stale. */
  revision = 0;
  /** Final pictures as float32 [N, C, H, W], when the run is done. */
  result: Float32Array | null = null;
  readonly snapshots: Snapshot[] = [];
  /** What was recorded, in the order it came: the same arrays that the pictures are views on. */
  readonly frames: Frame[] = [];
  /** Milliseconds that went into it, as far as it can be gone on from. */
  spent = 0;
  /** The newest of every picture. */
  private readonly live: Seen[];
  /** By picture, positions in the order they came (rising). */
  private readonly kept: Seen[][];

  constructor(pictures: number, size: number, lanes: readonly LaneSpec[] = []) {
    this.pictures = pictures;
    this.size = size;
    this.lanes = lanes;
    this.live = Array.from({ length: pictures }, () => NOTHING);
    this.kept = Array.from({ length: pictures }, () => []);
  }

  /** Takes the frame's arrays: pictures are views on them, not copies. */
  add(frame: Came): void {
    let isNew = false;
    for (let i = 0; i < frame.count; i++) {
      const picture = frame.lane + i;
      const part = (all: Uint8ClampedArray<ArrayBuffer> | null) =>
        all ? all.subarray(i * this.size, (i + 1) * this.size) : null;
      const seen: Seen = { position: frame.position, x0: part(frame.x0), x: part(frame.x) };
      const newest = this.live[picture];
      if (!newest) continue;
      if (frame.position >= newest.position) this.live[picture] = seen;
      const kept = this.kept[picture];
      if (frame.recorded && kept && frame.position > (kept.at(-1)?.position ?? -1)) {
        kept.push(seen);
        isNew = true;
      }
    }
    if (isNew && hasX(frame)) this.frames.push(frame);
    this.revision++;
  }

  /** The furthest step any picture has done. */
  get position(): number {
    return this.live.reduce((most, { position }) => Math.max(most, position), 0);
  }

  /** Whether there is an x̂₀ of every picture. */
  get everyPictureHasGuess(): boolean {
    return this.live.every(({ x0 }) => x0 !== null);
  }

  /** A picture at the newest position (null), or at the recorded position nearest below the one asked for. */
  at(picture: number, position: number | null): Seen {
    const newest = this.live[picture] ?? NOTHING;
    if (position === null || position >= newest.position) return newest;
    const kept = this.kept[picture] ?? [];
    let low = 0;
    let high = kept.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((kept[middle]?.position ?? 0) <= position) low = middle + 1;
      else high = middle;
    }
    return kept[low - 1] ?? kept[0] ?? newest;
  }

  /** Recorded positions of a picture, rising: what a timeline can stop at. */
  positions(picture = 0): number[] {
    return (this.kept[picture] ?? []).map(({ position }) => position);
  }

  /** Bytes held. Views share their frame's buffer, so whole frames count once. */
  get bytes(): number {
    const buffers = new Set<ArrayBuffer>();
    for (const seen of [...this.live, ...this.kept.flat()]) {
      if (seen.x) buffers.add(seen.x.buffer);
      if (seen.x0) buffers.add(seen.x0.buffer);
    }
    let bytes = 0;
    for (const buffer of buffers) bytes += buffer.byteLength;
    for (const { x, previous } of this.snapshots) bytes += x.byteLength + (previous?.byteLength ?? 0);
    return bytes;
  }
}

const hasX = (frame: Came): frame is Frame => frame.x !== null;
