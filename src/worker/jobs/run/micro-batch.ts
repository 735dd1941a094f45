/** A part of a run that goes through the network together: its lanes, and the executor once there is one. */
import { isGuided, type Lane } from "../../../diffusion/plan.ts";
import type { Executor } from "../../../engine/denoiser.ts";
import { SIZES } from "../micro-batches.ts";
import { type Marks, moved, positionOf, type Stretch, stretchesOf } from "./stretch.ts";

export class MicroBatch {
  /** The first of its lanes, within the run. */
  readonly first: number;
  readonly lanes: readonly Lane[];
  /** Pictures that the network is asked about at a step: twice about one that is guided. */
  readonly asked: number;
  readonly stretches: readonly Stretch[];
  /** Steps of its longest lane. */
  readonly #length: number;
  executor: Executor | null = null;
  /** How many steps were done when it was last looked at, and when that was. */
  shown = -1;
  shownAt = Number.NEGATIVE_INFINITY;

  constructor(first: number, lanes: readonly Lane[], marks: Marks) {
    this.first = first;
    this.lanes = lanes;
    this.asked = lanes.length + lanes.filter(isGuided).length;
    this.stretches = stretchesOf(lanes, marks);
    this.#length = Math.max(...this.stretches.map(({ plan, at }) => plan.steps.length - at));
  }

  /** The same lanes in batches of the next smaller size; none where there is no smaller one. */
  divided(marks: Marks): MicroBatch[] {
    const size = SIZES.find((size) => size < this.lanes.length);
    if (size === undefined) return [];
    const count = this.lanes.length / size;
    return Array.from({ length: count }, (_, i) => {
      return new MicroBatch(this.first + i * size, this.lanes.slice(i * size, (i + 1) * size), marks);
    });
  }

  /** Steps done; −1 before it is on the engine. */
  get done(): number {
    return this.executor?.done ?? -1;
  }

  /** Steps still to do. */
  get left(): number {
    return this.#length - Math.max(0, this.done);
  }

  get finished(): boolean {
    return this.executor !== null && this.left <= 0;
  }

  /** Stretches whose plan wasn't over, or ended, with the last of so many steps: those that had news. */
  lively(done: number): Stretch[] {
    return this.stretches.filter((stretch) => moved(stretch, done));
  }

  /** Of those, the ones whose pictures are recorded there. */
  recorded(done: number): Stretch[] {
    return this.lively(done).filter((stretch) => stretch.recorded.has(positionOf(stretch, done)));
  }

  /** And those whose state is kept. */
  kept(done: number): Stretch[] {
    return this.lively(done).filter((stretch) => stretch.snapshots.has(positionOf(stretch, done)));
  }

  /** After how many steps something is recorded. */
  get marked(): ReadonlySet<number> {
    return new Set([...Array(this.#length + 1).keys()].filter((done) => this.recorded(done).length > 0));
  }

  /** How many steps go by at once: `most`, but no further than to where a state is kept. */
  stretchOf(most: number): number {
    for (let count = 1; count < most; count++) if (this.kept(this.done + count).length > 0) return count;
    return most;
  }
}
