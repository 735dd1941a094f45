/**
 * The network, written by hand: 2-64-64-64-2 with SiLU between. What it is told of t stands beside the two
 * coordinates as a few numbers (embedding.ts). Its weights are one array, so that Adam, an average of them and a message to
 * the page need no names.
 */
import { normals } from "../../../diffusion/noise.ts";
import type { NoiseAddress } from "../../../diffusion/plan.ts";
import { EMBEDDED } from "./embedding.ts";
import { type Factor, multiplyInto } from "./matmul.ts";

/** The two coordinates and the embedding of t. */
export const INPUTS = 2 + EMBEDDED;
export const OUTPUTS = 2;
const HIDDEN = 64;

/** A layer's weights, [from, to], begin at `at`; its biases, [to], stand behind them. */
interface Layer {
  readonly from: number;
  readonly to: number;
  readonly at: number;
}

const LAYERS: readonly Layer[] = layersOf([INPUTS, HIDDEN, HIDDEN, HIDDEN, OUTPUTS]);

function layersOf(widths: readonly number[]): Layer[] {
  let at = 0;
  return widths.slice(1).map((to, i) => {
    const layer = { from: widths[i]!, to, at };
    at += (layer.from + 1) * to;
    return layer;
  });
}

/** How many weights there are, biases among them. */
export const WEIGHTS = LAYERS.reduce((sum, { from, to }) => sum + (from + 1) * to, 0);

/** The coordinates' first weights are so much larger than usual: the folds that the first layer makes in the plane are to be as fine as data are. */
const FOLDS = 6;

/** New weights of a seed. The last layer's are 0: at first the network says nothing. */
export function newWeights(seed: NoiseAddress["seed"]): Float64Array {
  const weights = new Float64Array(WEIGHTS);
  const drawn = normals(new Float32Array(WEIGHTS), { seed, image: 0, branch: 0 }, "initial", 1);
  LAYERS.slice(0, -1).forEach(({ from, to, at }, layer) => {
    for (let i = 0; i < from * to; i++) {
      const ofPlace = layer === 0 && i < 2 * to;
      weights[at + i] = drawn[at + i]! * (ofPlace ? FOLDS : 1 / Math.sqrt(from));
    }
  });
  return weights;
}

/** Room for a batch on its way through the network and back. */
export class Pass {
  /** A multiple of 4. */
  readonly batch: number;
  /** [batch, INPUTS], to be filled before `forward`. */
  readonly input: Float64Array;
  /** [batch, 2]: what the network says. */
  readonly output: Float64Array;
  /** Of each layer but the last: what comes in, before SiLU and after it, and the slope there. */
  readonly #into: readonly Float64Array[];
  readonly #slopes: readonly Float64Array[];
  readonly #sums: readonly Float64Array[];
  readonly #back: readonly Float64Array[];

  constructor(batch: number) {
    if (batch % 4 !== 0) throw new RangeError(`invalid batch: ${batch}, expected a multiple of 4`);
    this.batch = batch;
    const room = LAYERS.map(({ to }) => new Float64Array(batch * to));
    this.#sums = room;
    this.#slopes = room.map(({ length }) => new Float64Array(length));
    this.#back = room.map(({ length }) => new Float64Array(length));
    this.input = new Float64Array(batch * INPUTS);
    this.#into = [this.input, ...room.slice(0, -1).map(({ length }) => new Float64Array(length))];
    this.output = room.at(-1)!;
  }

  /** Fills `output` from `input`. */
  forward(weights: Float64Array): void {
    LAYERS.forEach(({ from, to, at }, i) => {
      const sums = this.#sums[i]!;
      const biases = at + from * to;
      for (let o = 0; o < sums.length; o++) sums[o] = weights[biases + (o % to)]!;
      multiplyInto(sums, 0, this.batch, from, to, rows(this.#into[i]!, from), rows(weights, to, at));
      const next = this.#into[i + 1];
      if (next) silu(sums, next, this.#slopes[i]!);
    });
  }

  /**
   * After `forward`: adds to `gradient` the slope of a loss along each weight.
   * @param slope [batch, 2], of the loss along `output`
   */
  backward(weights: Float64Array, slope: Float64Array, gradient: Float64Array): void {
    let back = slope;
    for (let i = LAYERS.length - 1; i >= 0; i--) {
      const { from, to, at } = LAYERS[i]!;
      multiplyInto(gradient, at, from, this.batch, to, columns(this.#into[i]!, from), rows(back, to));
      const biases = at + from * to;
      for (let o = 0; o < back.length; o++) gradient[biases + (o % to)]! += back[o]!;
      if (i === 0) return;
      const before = this.#back[i - 1]!.fill(0);
      multiplyInto(before, 0, this.batch, to, from, rows(back, to), columns(weights, to, at));
      const slopes = this.#slopes[i - 1]!;
      for (let o = 0; o < before.length; o++) before[o]! *= slopes[o]!;
      back = before;
    }
  }
}

const rows = (values: Float64Array, width: number, at = 0): Factor => ({ values, at, row: width, column: 1 });
/** The same lying on its side. */
const columns = (values: Float64Array, width: number, at = 0): Factor => ({ values, at, row: 1, column: width });

/** out ← z·σ(z), slopes ← its derivative. */
function silu(z: Float64Array, out: Float64Array, slopes: Float64Array): void {
  for (let i = 0; i < z.length; i++) {
    const sigmoid = 1 / (1 + Math.exp(-z[i]!));
    const value = z[i]! * sigmoid;
    out[i] = value;
    slopes[i] = sigmoid + value * (1 - sigmoid);
  }
}
