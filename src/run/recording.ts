/**
 * What was seen of a run: for every recorded position a layer of pictures, and the newest layer
 * for the live view. The positions are chosen by the plan (RunSpec.record), never by the machine's
 * speed; jobs.ts bounds how many there are.
 *
 * Micro-batches of one run can be at different positions, so a layer knows which lanes it holds.
 */
import type { Frame, Snapshot } from "../worker/protocol.ts";

export interface Seen {
  /** How many steps are done in what is shown; −1 while nothing has come. */
  readonly position: number;
  /** RGBA8 [H, W, 4]. x̂₀ is null at position 0, before any step. */
  readonly x0: Uint8ClampedArray<ArrayBuffer> | null;
  readonly x: Uint8ClampedArray<ArrayBuffer> | null;
}

const NOTHING: Seen = { position: -1, x0: null, x: null };

export class Recording {
  readonly lanes: number;
  /** Bytes of one picture. */
  readonly size: number;
  /** Interface time at each position, 0 … length; known once the run has started. */
  times: readonly number[] = [];
  /** Changes with every frame: what is painted from an older revision is stale. */
  revision = 0;
  /** Final pictures as float32 [N, C, H, W], when the run is done. */
  result: Float32Array | null = null;
  readonly snapshots: Snapshot[] = [];
  /** The newest of every lane. */
  private readonly live: Seen[];
  /** By lane, positions in the order they came (rising). */
  private readonly kept: Seen[][];

  constructor(lanes: number, size: number) {
    this.lanes = lanes;
    this.size = size;
    this.live = Array.from({ length: lanes }, () => NOTHING);
    this.kept = Array.from({ length: lanes }, () => []);
  }

  /** Takes the frame's arrays: pictures are views on them, not copies. */
  add(frame: Frame): void {
    for (let i = 0; i < frame.count; i++) {
      const lane = frame.lane + i;
      const part = (all: Uint8ClampedArray<ArrayBuffer> | null) =>
        all ? all.subarray(i * this.size, (i + 1) * this.size) : null;
      const seen: Seen = { position: frame.position, x0: part(frame.x0), x: part(frame.x) };
      const newest = this.live[lane];
      if (!newest) continue;
      if (frame.position >= newest.position) this.live[lane] = seen;
      const kept = this.kept[lane];
      if (frame.recorded && kept && frame.position > (kept.at(-1)?.position ?? -1)) kept.push(seen);
    }
    this.revision++;
  }

  /** The furthest step any lane has done. */
  get position(): number {
    return this.live.reduce((most, { position }) => Math.max(most, position), 0);
  }

  /** A lane at the newest position (null), or at the recorded position nearest below the one asked for. */
  at(lane: number, position: number | null): Seen {
    const newest = this.live[lane] ?? NOTHING;
    if (position === null || position >= newest.position) return newest;
    const kept = this.kept[lane] ?? [];
    let low = 0;
    let high = kept.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((kept[middle]?.position ?? 0) <= position) low = middle + 1;
      else high = middle;
    }
    return kept[low - 1] ?? kept[0] ?? newest;
  }

  /** Recorded positions of a lane, rising: what a timeline can stop at. */
  positions(lane = 0): number[] {
    return (this.kept[lane] ?? []).map(({ position }) => position);
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
