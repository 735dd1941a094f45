/** Steps and whole plans in float64, on the same rows and the same inner loop that float32 runs on. */
import { flagsOf, ROW_WORDS, writeStep } from "../pack.ts";
import type { Plan, Step } from "../plan.ts";
import { stepCpu } from "../step.ts";

export type Values = readonly number[] | Float64Array;

/** One step in float64: x' and x̂₀, [D] each. `output` is m, then v where σ is learned. */
export function stepIn64(step: Step, x: Values, output: Values, z: Values | null, previous?: Values) {
  const row = new Float64Array(ROW_WORDS);
  writeStep(row, 0, step);
  const next = Float64Array.from(x);
  const x0 = previous ? Float64Array.from(previous) : new Float64Array(x.length);
  const finite = stepCpu(row, 0, flagsOf(step), next, x0, Float64Array.from(output), z && Float64Array.from(z));
  return { x: next, x0, finite };
}

/** The same step as float32 executors take it: rows, x, m and z rounded first. */
export function stepIn32(step: Step, x: Values, output: Values, z: Values | null, previous?: Values) {
  const row = new Float32Array(ROW_WORDS);
  writeStep(row, 0, step);
  const next = Float32Array.from(x);
  const x0 = previous ? Float32Array.from(previous) : new Float32Array(x.length);
  const finite = stepCpu(row, 0, flagsOf(step), next, x0, Float32Array.from(output), z && Float32Array.from(z));
  return { x: next, x0, finite };
}

/** A whole plan in float64 with a given network and no noise unless `draw` gives some. */
export function runIn64(
  { steps }: Plan,
  x: Values,
  network: (x: Float64Array, step: Step) => Values,
  draw: (step: Step) => Values | null = () => null,
): Float64Array {
  let state = { x: Float64Array.from(x), x0: new Float64Array(x.length) };
  for (const step of steps) state = stepIn64(step, state.x, network(state.x, step), draw(step), state.x0);
  return state.x;
}

/**
 * Σ |term| of x' and of x̂₀, value by value, before any cancelling or clipping: what float32
 * differences are measured against (1e-6 of it).
 */
export function termsOf(step: Step, x: Values, output: Values, z: Values | null, previous?: Values) {
  const D = x.length;
  const x0 = Float64Array.from(x, (xi, i) => Math.abs(step.fromX * xi) + Math.abs(step.fromM * output[i]!));
  const next = Float64Array.from(x, (xi, i) => {
    const epsilon = Math.abs(step.noiseFromX * xi) + Math.abs(step.noiseFromM * output[i]!);
    const back = Math.abs(step.cp * (previous?.[i] ?? 0));
    const noise = z ? Math.abs(sigmaOf(step, output[D + i] ?? 0) * z[i]!) : 0;
    return Math.abs(step.cx * xi) + Math.abs(step.c0) * x0[i]! + Math.abs(step.ce) * epsilon + back + noise;
  });
  return { x: next, x0 };
}

function sigmaOf({ spread }: Step, v: number): number {
  if (spread.kind === "fixed") return spread.sigma;
  const f = (v + 1) / 2;
  return Math.exp(0.5 * (f * spread.logMax + (1 - f) * spread.logMin));
}
