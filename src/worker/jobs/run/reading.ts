/** A stretch of a micro-batch's reading, as the page gets it: arrays of its own, to be moved there. */
import type { Pictures, Reading } from "../../../engine/denoiser.ts";
import type { Frame, Snapshot } from "../../protocol.ts";
import { positionOf, type Stretch, timeAt } from "./stretch.ts";

type Sliceable = Uint8ClampedArray<ArrayBuffer> | Float32Array<ArrayBuffer>;

/** The stretch's part of an array over the B lanes of its micro-batch. */
function part<A extends Sliceable>(all: A, lanes: number, { first, count }: Stretch): A {
  const size = all.length / lanes;
  return all.slice(first * size, (first + count) * size) as A;
}

/**
 * @param first the micro-batch's first lane in the run
 * @param lanes how many it has
 * @param done its steps done
 */
export function frameOf(
  pictures: Pictures,
  first: number,
  lanes: number,
  stretch: Stretch,
  done: number,
  recorded: boolean,
): Frame {
  const position = positionOf(stretch, done);
  const over = position === stretch.plan.steps.length;
  return {
    position,
    t: timeAt(stretch.plan, position),
    lane: first + stretch.first,
    count: stretch.count,
    // Where no step is left (t = 0) nothing is guessed any more: x is the picture.
    x0: done > 0 ? part(pictures.x0, lanes, stretch) : over ? part(pictures.x, lanes, stretch) : null,
    x: part(pictures.x, lanes, stretch),
    recorded,
  };
}

export function snapshotOf({ state }: Reading, first: number, lanes: number, stretch: Stretch, done: number): Snapshot {
  if (!state) throw new Error("a snapshot needs a reading of the state");
  return {
    position: positionOf(stretch, done),
    lane: first + stretch.first,
    count: stretch.count,
    x: part(state.x, lanes, stretch),
    previous: done === 0 ? null : part(state.previous, lanes, stretch),
  };
}
