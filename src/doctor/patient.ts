/** A network that does not say all of what it is, and what is asked of it. */
import type { Prediction, ScheduleSpec } from "../diffusion/process.ts";
import type { Range, TimeScale, Told } from "../formats/process/told.ts";

/**
 * A batch through the network.
 * @param x [N, C, H, W] @param t [N], as the network is called @param classes [N], where it knows classes
 * @returns [N, C or 2C, H, W]
 */
export type Evaluate = (
  x: Float32Array,
  t: Float32Array,
  classes: Float32Array | null,
  signal?: AbortSignal,
) => Promise<Float32Array>;

/** One of the networks that the same weights could be: an attention order, a number of heads, an era. */
export interface Way {
  readonly name: string;
  readonly evaluate: Evaluate;
}

export interface Patient {
  /** [C, H, W]. */
  readonly picture: readonly [channels: number, height: number, width: number];
  readonly classes: number;
  /** The family's default first. */
  readonly ways: readonly [Way, ...Way[]];
  /** What is read or inferred is left as it is; what is assumed is looked into, and is the default. */
  readonly told: {
    readonly T: Told<number>;
    readonly schedule: Told<ScheduleSpec>;
    readonly prediction: Told<Prediction>;
    readonly time: Told<TimeScale>;
    readonly range: Told<Range>;
  };
}

/** Batches through a network in one examination, at most. */
export const MOST_EVALUATIONS = 150;

export interface Options {
  readonly signal?: AbortSignal;
  readonly progress?: (evaluations: number) => void;
}

/** The patient's answers, counted. */
export class Examination {
  readonly patient: Patient;
  readonly #options: Options;
  #evaluations = 0;

  constructor(patient: Patient, options: Options) {
    this.patient = patient;
    this.#options = options;
  }

  get evaluations(): number {
    return this.#evaluations;
  }

  get left(): number {
    return MOST_EVALUATIONS - this.#evaluations;
  }

  /** The first C channels of the output, [N, D]. @param t the same for all */
  async ask(way: Way, x: Float32Array, t: number): Promise<Float32Array> {
    if (this.left === 0) throw new RangeError(`the doctor asked more than ${MOST_EVALUATIONS} times`);
    const { signal, progress } = this.#options;
    signal?.throwIfAborted();
    const { picture, classes } = this.patient;
    const D = picture.reduce((product, size) => product * size, 1);
    const N = x.length / D;
    const labels = classes > 0 ? Float32Array.from({ length: N }, (_, i) => i % classes) : null;
    const output = await way.evaluate(x, new Float32Array(N).fill(t), labels, signal);
    this.#evaluations++;
    progress?.(this.#evaluations);
    const each = output.length / N;
    if (each === D) return output;
    const first = new Float32Array(x.length);
    for (let i = 0; i < N; i++) first.set(output.subarray(i * each, i * each + D), i * D);
    return first;
  }
}
