/**
 * Training, a step at a time. What a step does is a function of the settings and of its number: all that is drawn is drawn from an
 * address in the noise, so the same settings give the same network after as many steps, wherever it was paused.
 */
import { normals } from "../../../diffusion/noise.ts";
import { philox } from "../../../diffusion/philox.ts";
import { seedOf } from "../../../diffusion/seed.ts";
import { Adam, type Moments } from "./adam.ts";
import type { Objective } from "./choices.ts";
import { EMBEDDED, embeddingsOf } from "./embedding.ts";
import { INPUTS, newWeights, Pass, WEIGHTS } from "./network.ts";
import { T, type Targets, targetsOf } from "./objective.ts";
import type { Dots } from "./sets.ts";

export const BATCH = 256;
const RATE = 6e-3;
/** Steps after which the rate begins to fall, as 1/√step. */
const SETTLED = 1000;
const WORD = 2 ** 32;

export interface Task {
  readonly dots: Dots;
  readonly objective: Objective;
  readonly seed: string;
}

/** All that the rest of the training depends on. */
export interface Learned extends Moments {
  readonly weights: Float64Array;
  readonly average: Float64Array;
}

export class Learner {
  readonly targets: Targets;
  readonly embeddings: Float64Array;
  /** Averaged over the last tenth of the steps or so: what is shown, and sampled with. */
  readonly average: Float64Array;
  readonly #task: Task;
  readonly #seed: readonly [number, number];
  readonly #weights: Float64Array;
  readonly #gradient = new Float64Array(WEIGHTS);
  readonly #adam: Adam;
  readonly #pass = new Pass(BATCH);
  readonly #slope = new Float64Array(2 * BATCH);
  readonly #spread = new Float32Array(2 * BATCH);
  readonly #noise = new Float32Array(2 * BATCH);
  #step: number;

  /** @param from goes on from there, to the same network as in one go */
  constructor(task: Task, from: Learned | null = null) {
    this.#task = task;
    this.#seed = seedOf(task.seed);
    this.targets = targetsOf(task.objective);
    this.embeddings = embeddingsOf(this.targets.schedule.alphasCumprod);
    this.#weights = from?.weights.slice() ?? newWeights(this.#seed);
    this.average = Float64Array.from(from?.average ?? this.#weights);
    this.#adam = new Adam(WEIGHTS, from);
    this.#step = from?.step ?? 0;
  }

  get learned(): Learned {
    return { ...this.#adam.moments, weights: this.#weights.slice(), average: this.average.slice() };
  }

  /** Steps done. */
  get step(): number {
    return this.#step;
  }

  /** One step of Adam. Returns the loss of its batch. */
  advance(): number {
    const loss = this.#measure();
    this.#step++;
    this.#adam.descend(this.#weights, this.#gradient, rateAt(this.#step));
    const share = Math.max(10 / (this.#step + 10), 1 / 500);
    for (let i = 0; i < WEIGHTS; i++) this.average[i]! += share * (this.#weights[i]! - this.average[i]!);
    return loss;
  }

  /** The loss of this step's batch, and its gradient. */
  #measure(): number {
    const { ofPicture, ofNoise, weights, schedule } = this.targets;
    const { sqrtAlphasCumprod: signal, sqrtOneMinusAlphasCumprod: noise } = schedule;
    const { middles, deviation } = this.#task.dots;
    const { input, output } = this.#pass;
    const address = { seed: this.#seed, image: 0, branch: 0 };
    normals(this.#spread, address, "endA", this.#step);
    normals(this.#noise, address, "endB", this.#step);
    const words = new Uint32Array(4);
    const times = new Uint32Array(BATCH);
    for (let b = 0; b < BATCH; b++) {
      philox(words, b, this.#step, 1, 0, this.#seed[0], this.#seed[1]);
      // One of each 256th of the chain: the loss of a batch swings less than with times drawn apart.
      const t = Math.floor(((b + words[0]! / WORD) / BATCH) * T);
      const dot = Math.floor((words[1]! / WORD) * (middles.length / 2));
      times[b] = t;
      input.set(this.embeddings.subarray(t * EMBEDDED, (t + 1) * EMBEDDED), b * INPUTS + 2);
      for (let i = 0; i < 2; i++) {
        const x0 = middles[2 * dot + i]! + deviation * this.#spread[2 * b + i]!;
        const epsilon = this.#noise[2 * b + i]!;
        input[b * INPUTS + i] = signal[t]! * x0 + noise[t]! * epsilon;
        // What the network should say; after the pass the slope of the loss.
        this.#slope[2 * b + i] = ofPicture[t]! * x0 + ofNoise[t]! * epsilon;
      }
    }
    this.#pass.forward(this.#weights);
    let loss = 0;
    for (let o = 0; o < 2 * BATCH; o++) {
      const weight = weights[times[o >> 1]!]! / BATCH;
      const error = output[o]! - this.#slope[o]!;
      loss += weight * error * error;
      this.#slope[o] = 2 * weight * error;
    }
    this.#gradient.fill(0);
    this.#pass.backward(this.#weights, this.#slope, this.#gradient);
    return loss;
  }
}

function rateAt(step: number): number {
  return RATE * Math.min(1, step / 100, Math.sqrt(SETTLED / step));
}
