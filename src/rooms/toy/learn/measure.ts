/**
 * The loss by t against its floor. In every objective an error at t is a factor times that of x̂₀, so one question tells
 * them all: how far from x₀ is the guess, against the guess that nobody can better, E[x₀ | x_t]? What is
 * above the floor is just the squared distance of the two guesses, which needs few draws.
 */
import { normals } from "../../../diffusion/noise.ts";
import { EMBEDDED } from "./embedding.ts";
import { noPosterior, posteriorAt } from "./exact.ts";
import { INPUTS, Pass } from "./network.ts";
import { T, type Targets } from "./objective.ts";
import type { Dots } from "./sets.ts";

/** At one t, each E‖x₀ − guess‖² over the two coordinates. */
export interface LossAt {
  /** Interface time, 1 … T. */
  readonly t: number;
  readonly floor: number;
  readonly loss: number;
}

interface Level {
  readonly t: number;
  readonly floor: number;
  /** [draws, 2] */
  readonly x: Float64Array;
  readonly best: Float64Array;
}

export class Measure {
  readonly #targets: Targets;
  readonly #embeddings: Float64Array;
  readonly #levels: readonly Level[];
  readonly #pass: Pass;

  /**
   * @param levels how many t there are, evenly over the chain
   * @param draws of x_t at each, the same every time
   */
  constructor(dots: Dots, targets: Targets, embeddings: Float64Array, levels: number, draws: number) {
    this.#targets = targets;
    this.#embeddings = embeddings;
    this.#pass = new Pass(draws);
    this.#levels = Array.from({ length: levels }, (_, i) =>
      levelAt(dots, targets, Math.round(((i + 0.5) / levels) * T), draws),
    );
  }

  /** Of a network with these weights. */
  of(weights: Float64Array): LossAt[] {
    return this.#levels.map(({ t, floor, x, best }) => {
      const { input, output, batch } = this.#pass;
      const embedding = this.#embeddings.subarray((t - 1) * EMBEDDED, t * EMBEDDED);
      for (let b = 0; b < batch; b++) {
        input[b * INPUTS] = x[2 * b]!;
        input[b * INPUTS + 1] = x[2 * b + 1]!;
        input.set(embedding, b * INPUTS + 2);
      }
      this.#pass.forward(weights);
      const fromX = this.#targets.fromX[t - 1]!;
      const fromM = this.#targets.fromM[t - 1]!;
      let excess = 0;
      for (let o = 0; o < output.length; o++) excess += (fromX * x[o]! + fromM * output[o]! - best[o]!) ** 2;
      return { t, floor, loss: floor + excess / batch };
    });
  }
}

function levelAt(dots: Dots, { schedule }: Targets, t: number, draws: number): Level {
  const signal = schedule.sqrtAlphasCumprod[t - 1]!;
  const noise = schedule.sqrtOneMinusAlphasCumprod[t - 1]!;
  const { middles, deviation } = dots;
  const z = normals(new Float32Array(4 * draws), { seed: [t, 0], image: 0, branch: 0 }, "endA", 0);
  const x = new Float64Array(2 * draws);
  const best = new Float64Array(2 * draws);
  const found = noPosterior();
  let floor = 0;
  for (let b = 0; b < draws; b++) {
    // Every dot in its turn.
    const dot = Math.floor(((b + 0.5) / draws) * (middles.length / 2));
    for (let i = 0; i < 2; i++)
      x[2 * b + i] = signal * (middles[2 * dot + i]! + deviation * z[4 * b + i]!) + noise * z[4 * b + 2 + i]!;
    posteriorAt(dots, signal * signal, x[2 * b]!, x[2 * b + 1]!, found);
    best[2 * b] = found.x;
    best[2 * b + 1] = found.y;
    floor += found.variance / draws;
  }
  return { t, floor, x, best };
}

/** By how much the loss is above its floor in each tenth of the chain, as a share of it: the mean over the tenth's t. */
export function excessByTenth(losses: readonly LossAt[]): number[] {
  return Array.from({ length: 10 }, (_, tenth) => {
    const own = losses.filter(({ t }) => Math.min(9, Math.floor(((t - 0.5) / T) * 10)) === tenth);
    return own.reduce((sum, { loss, floor }) => sum + loss / floor - 1, 0) / own.length;
  });
}
