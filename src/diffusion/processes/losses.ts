/** What a network is trained on, measured at one x_t of one picture. */
import { networkOf } from "../adapter.ts";
import { type BitsWork, type BoundTerm, bitsTerm } from "../likelihood.ts";
import type { ProcessSpec } from "../spec.ts";
import { qPosterior } from "./forward.ts";

export interface Losses {
  /** L_simple (Ho et al. 2020, eq. 14): mean squared error of m against what the network predicts. */
  readonly simple: number;
  /** The term of L_vlb at this t, bits/dim, under every Σ; L_hybrid is simple + 0.001·bound (Nichol & Dhariwal 2021, eq. 16). */
  readonly bound: BoundTerm;
}

/**
 * `p_losses`.
 * @param work of the t, from bitsWork(process, …)
 * @param x0 [D] in model range, @param xt [D], made with @param epsilon [D] (noised.ts)
 * @param m the network's output at (xt, work.timestep), [D] or [2D]
 */
export function pLosses(
  process: ProcessSpec,
  work: BitsWork,
  x0: ArrayLike<number>,
  xt: ArrayLike<number>,
  epsilon: ArrayLike<number>,
  m: ArrayLike<number>,
): Losses {
  const target = targetOf(process, work, x0, xt, epsilon);
  let squares = 0;
  for (let i = 0; i < target.length; i++) squares += (target[i]! - m[i]!) ** 2;
  return { simple: squares / target.length, bound: bitsTerm(work, x0, xt, epsilon, m) };
}

/** What m would be from a network that knew x₀ (adapter.ts has the four definitions). */
function targetOf(
  process: ProcessSpec,
  { signal, noise, timestep }: BitsWork,
  x0: ArrayLike<number>,
  xt: ArrayLike<number>,
  epsilon: ArrayLike<number>,
): ArrayLike<number> {
  switch (process.prediction) {
    case "epsilon":
      return epsilon;
    case "sample":
      return x0;
    case "v_prediction":
      return Float64Array.from({ length: x0.length }, (_, i) => signal * epsilon[i]! - noise * x0[i]!);
    case "mean":
      return qPosterior(networkOf(process).schedule, timestep, x0, xt).mean;
  }
}
