/** Adam (Kingma & Ba 2015), algorithm 1, on one array of weights. */
const BETA1 = 0.9;
const BETA2 = 0.99;
const EPSILON = 1e-8;

/** All that the next step depends on, beside the weights. */
export interface Moments {
  readonly step: number;
  readonly mean: Float64Array;
  readonly square: Float64Array;
}

export class Adam {
  #step: number;
  readonly #mean: Float64Array;
  readonly #square: Float64Array;

  /** @param from what one has that goes on from there */
  constructor(size: number, from: Moments | null = null) {
    this.#step = from?.step ?? 0;
    this.#mean = from?.mean.slice() ?? new Float64Array(size);
    this.#square = from?.square.slice() ?? new Float64Array(size);
  }

  get moments(): Moments {
    return { step: this.#step, mean: this.#mean.slice(), square: this.#square.slice() };
  }

  /** Moves the weights against the gradient, [size]. */
  descend(weights: Float64Array, gradient: Float64Array, rate: number): void {
    this.#step++;
    const unbiased1 = 1 - BETA1 ** this.#step;
    const unbiased2 = 1 - BETA2 ** this.#step;
    for (let i = 0; i < weights.length; i++) {
      const slope = gradient[i]!;
      const mean = BETA1 * this.#mean[i]! + (1 - BETA1) * slope;
      const square = BETA2 * this.#square[i]! + (1 - BETA2) * slope * slope;
      this.#mean[i] = mean;
      this.#square[i] = square;
      weights[i]! -= (rate * (mean / unbiased1)) / (Math.sqrt(square / unbiased2) + EPSILON);
    }
  }
}
