/** What was measured of real pictures: bits/dim under a row's Σ, and how far a picture comes back from. Pure. */

import type { Sigma } from "../../diffusion/likelihood.ts";
import { bitsUnder } from "../../diffusion/likelihood-estimate.ts";
import { stretchOf } from "../../diffusion/likelihood-stretches.ts";
import type { Batch } from "../../ledger/records.ts";
import type { BitsTerm } from "../../worker/protocol.ts";
import { termsOf } from "./parts.ts";
import { together } from "./results.ts";

export interface Figure {
  readonly value: number;
  readonly standardError: number;
  readonly pictures: number;
}

export interface Bits extends Figure {
  /** Terms of each picture's bound that were taken, L₀ among them, of how many. */
  readonly taken: number;
  readonly of: number;
}

/** Each picture's bound: L_T and its terms, each as often as it stands for terms; in the order the worker takes them. */
export function boundsOf(
  terms: readonly BitsTerm[],
  prior: readonly number[],
  sigma: Sigma,
  of: number,
): Float32Array<ArrayBuffer> {
  return Float32Array.from(prior, (bits, picture) => {
    const own = terms.filter((term) => term.picture === picture);
    const length = (k: number) => (k === 0 ? 1 : stretchOf(of, own.length - 1, k - 1)[1]);
    return own.reduce((sum, term, k) => sum + length(k) * bitsUnder(term, sigma), bits);
  });
}

/** @param of how many terms a whole bound has; null where none has been measured */
export function bitsOf(all: readonly Batch[], of: number): Bits | null {
  const each = numbersOf(all);
  return each.length === 0 ? null : { ...meanOf(each), pictures: each.length, taken: termsOf(of), of };
}

/** Of each picture the mean squared error of what came back, on the scale from 0 to 1: DDIM's table 2. */
export function tripErrors(pictures: readonly Float32Array[], back: Float32Array): Float32Array<ArrayBuffer> {
  return Float32Array.from(
    pictures.map((x, i) => x.reduce((sum, v, j) => sum + ((v - back[i * x.length + j]!) / 2) ** 2, 0) / x.length),
  );
}

/** Root mean squared error in 8-bit levels; null where none has been measured. */
export function levelsOf(all: readonly Batch[]): Figure | null {
  const errors = numbersOf(all);
  if (errors.length === 0) return null;
  const { value, standardError } = meanOf(errors);
  const root = Math.sqrt(value);
  return { value: 255 * root, standardError: (255 * standardError) / (2 * root), pictures: errors.length };
}

const numbersOf = (all: readonly Batch[]) => together(all).flatMap(({ numbers }) => Array.from(numbers ?? []));

function meanOf(values: readonly number[]): Omit<Figure, "pictures"> {
  const value = values.reduce((sum, each) => sum + each, 0) / values.length;
  const squares = values.reduce((sum, each) => sum + (each - value) ** 2, 0);
  return { value, standardError: Math.sqrt(squares / (values.length - 1) / values.length) };
}
