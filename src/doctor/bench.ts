/** Hypotheses side by side on the same pictures: what they share is asked once. */
import type { Prediction } from "../diffusion/process.ts";
import type { Range } from "../formats/process/told.ts";
import { type Candidate, calledWith, indexAt } from "./hypotheses.ts";
import type { Examination, Way } from "./patient.ts";
import { LEVELS, NOISES, type Probe, pictureErrors, probe } from "./probe.ts";
import type { Errors } from "./verdict.ts";

export interface Hypothesis {
  readonly way: Way;
  readonly candidate: Candidate;
  readonly prediction: Prediction;
}

/** What the squared correlation of a perfect one would be, of so few pixels. */
const FLOOR = 1e-3;

/** [pictures] */
export interface Noise {
  readonly error: Float64Array;
  readonly correlation: Float64Array;
}

export class Bench {
  readonly #examination: Examination;
  readonly #probes: readonly Probe[];
  readonly #answers = new Map<string, Float32Array>();

  constructor(examination: Examination, pictures: readonly Float32Array[], range: Range) {
    this.#examination = examination;
    this.#probes = LEVELS.map((level) => probe(pictures, range, level));
  }

  /** @param levels their places in LEVELS */
  async errors({ way, candidate, prediction }: Hypothesis, levels: readonly number[]): Promise<Errors> {
    const found: Float64Array[] = [];
    for (const at of levels) {
      const m = await this.#answer(way, candidate, at);
      found.push(pictureErrors(this.#probes[at]!, m, candidate, prediction));
    }
    return found;
  }

  /**
   * How far it is from being a least-squares denoiser: those leave of the noise only what does not go with what they
   * say of it, so that no multiple is better. The squared correlation of both for each picture, [levels][pictures].
   */
  async slant(hypothesis: Hypothesis, levels: readonly number[]): Promise<Errors> {
    const found: Float64Array[] = [];
    for (const at of levels)
      found.push((await this.noise(hypothesis, at)).correlation.map((each) => each ** 2 + FLOOR));
    return found;
  }

  /** For each picture, at one level: the mean squared error of ε̂, and how what is left of ε goes with ε̂. */
  async noise({ way, candidate, prediction }: Hypothesis, at: number): Promise<Noise> {
    const { x, epsilon, alphaBar, level, D } = this.#probes[at]!;
    const m = await this.#answer(way, candidate, at);
    const { noiseFromX, noiseFromM } = candidate.networks[prediction].ask(indexAt(candidate, level), alphaBar);
    const pictures = x.length / D / NOISES;
    const [left, said, both] = [0, 0, 0].map(() => new Float64Array(pictures)) as [
      Float64Array,
      Float64Array,
      Float64Array,
    ];
    for (let i = 0; i < x.length; i++) {
      const picture = Math.floor(i / D) % pictures;
      const noise = noiseFromX * x[i]! + noiseFromM * m[i]!;
      const rest = epsilon[i]! - noise;
      left[picture]! += rest * rest;
      said[picture]! += noise * noise;
      both[picture]! += rest * noise;
    }
    return {
      error: left.map((sum) => sum / (NOISES * D)),
      correlation: both.map((sum, i) => sum / Math.sqrt(left[i]! * said[i]! || 1)),
    };
  }

  async #answer(way: Way, candidate: Candidate, at: number): Promise<Float32Array> {
    const { level, x } = this.#probes[at]!;
    const t = calledWith(candidate, indexAt(candidate, level));
    const key = `${way.name} ${at} ${t}`;
    const known = this.#answers.get(key);
    if (known) return known;
    const answer = await this.#examination.ask(way, x, t);
    this.#answers.set(key, answer);
    return answer;
  }
}
