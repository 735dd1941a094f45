/** A part of a run that goes through the network together: its lanes, and the executor once there is one. */
import type { Lane } from "../../../diffusion/plan.ts";
import type { Executor } from "../../../engine/denoiser.ts";
import { type Marks, moved, type Stretch, stretchesOf } from "./stretch.ts";

export class MicroBatch {
  /** The first of its lanes, within the run. */
  readonly first: number;
  readonly lanes: readonly Lane[];
  readonly stretches: readonly Stretch[];
  executor: Executor | null = null;
  /** How many steps were done when it was last looked at, and when that was. */
  shown = -1;
  shownAt = Number.NEGATIVE_INFINITY;

  constructor(first: number, lanes: readonly Lane[], marks: Marks) {
    this.first = first;
    this.lanes = lanes;
    this.stretches = stretchesOf(lanes, marks);
  }

  /** Steps done; −1 before it is on the engine. */
  get done(): number {
    return this.executor?.done ?? -1;
  }

  /** Steps still to do: those of its longest lane. */
  get left(): number {
    const all = Math.max(...this.stretches.map(({ plan, at }) => plan.steps.length - at));
    return all - Math.max(0, this.done);
  }

  get finished(): boolean {
    return this.executor !== null && this.left <= 0;
  }

  /** Stretches whose plan isn't over, or ended with the last step: those that have news. */
  get lively(): Stretch[] {
    return this.stretches.filter((stretch) => moved(stretch, this.done));
  }
}
