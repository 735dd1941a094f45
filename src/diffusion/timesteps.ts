/**
 * Which S of a model's T steps a sampler visits: the model's indices, rising, each once.
 *
 * - uniform: ⌊i·T/S⌋, the linear τ of Song et al. 2021 (DDIM), appendix D.2;
 * - quadratic: ⌊c·i²⌋ with c such that the last is 0.8·T, as DDIM's code has it; where the curve is
 *   flatter than one step an index, i itself, so that S different steps come out;
 * - leading, trailing, linspace: diffusers' three, named after Lin et al. 2023, table 2. Leading
 *   includes 0, trailing includes T − 1, linspace both.
 *
 * Throws a RangeError where S is not a whole number, 1 … T.
 */
import { roundHalfEven } from "./round.ts";

export type Spacing = "uniform" | "quadratic" | "leading" | "trailing" | "linspace";

export function timestepsOf(spacing: Spacing, S: number, T: number): number[] {
  if (!Number.isInteger(S) || S < 1 || S > T)
    throw new RangeError(`invalid number of steps: ${S}, expected a whole number, 1 … ${T}`);
  const index = indexOf(spacing, S, T);
  return Array.from({ length: S }, (_, i) => index(i));
}

function indexOf(spacing: Spacing, S: number, T: number): (i: number) => number {
  switch (spacing) {
    case "uniform":
      return (i) => Math.floor((i * T) / S);
    case "quadratic": {
      const root = S > 1 ? Math.sqrt(0.8 * T) / (S - 1) : 0;
      return (i) => Math.max(i, Math.floor((i * root) ** 2));
    }
    case "leading":
      return (i) => i * Math.floor(T / S);
    case "trailing":
      return (i) => roundHalfEven(T - (S - 1 - i) * (T / S)) - 1;
    case "linspace":
      return (i) => (S > 1 ? roundHalfEven((i * (T - 1)) / (S - 1)) : 0);
  }
}
