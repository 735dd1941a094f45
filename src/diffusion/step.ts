/**
 * One step of one picture on typed arrays: plan.ts's formula, the plain version beside the WGSL
 * kernel. Float32Array is what runs; with Float64Array throughout it is what the reference tests
 * hold to 1e-12. Arithmetic is JavaScript's float64 either way; storing rounds.
 */
import { FLAG, ROW } from "./pack.ts";

export type Floats = Float32Array | Float64Array;

/**
 * x ← x' and x0 ← x̂₀, in place.
 *
 * @param floats rows as `packLanes` or `writeStep` made them, this step's beginning at `row`
 * @param flags the row's FLAG bits
 * @param x [D], the picture that comes in
 * @param x0 [D], x̂₀ of the step before; read only where the step looks back
 * @param output the network's at (x, timestep): m [D], followed by v [D] where σ is learned
 * @param z [D] unit normals; may be null where the step adds no noise
 * @returns whether every x' is finite; a NaN or ∞ in x or m that counts makes it false
 */
export function stepCpu(
  floats: Floats,
  row: number,
  flags: number,
  x: Floats,
  x0: Floats,
  output: Floats,
  z: Floats | null,
): boolean {
  const value = (at: number) => floats[row + at]!;
  const fromX = value(ROW.fromX);
  const fromM = value(ROW.fromM);
  const noiseFromX = value(ROW.noiseFromX);
  const noiseFromM = value(ROW.noiseFromM);
  const cx = value(ROW.cx);
  const c0 = value(ROW.c0);
  const ce = value(ROW.ce);
  const cp = value(ROW.cp);
  const spread = spreadIn(floats, row, flags);
  const clip = (flags & FLAG.clip) !== 0;
  const D = x.length;
  let poison = 0; // 0·y is 0 for a finite y and NaN for any other
  for (let i = 0; i < D; i++) {
    const xi = x[i]!;
    const m = output[i]!;
    const guess = fromX * xi + fromM * m;
    const picture = clip ? Math.min(Math.max(guess, -1), 1) : guess;
    const epsilon = noiseFromX * xi + noiseFromM * m;
    const noise = z ? spread(output[D + i]!) * z[i]! : 0;
    x[i] = cx * xi + c0 * picture + ce * epsilon + cp * x0[i]! + noise;
    x0[i] = picture;
    poison += 0 * x[i]!;
  }
  return poison === 0;
}

/** What a step makes of x, in new arrays [D]: x̂₀ (clipped if the step clips), the network's ε̂, and σ where it differs by value. */
export function lookCpu(
  floats: Floats,
  row: number,
  flags: number,
  x: Float32Array,
  output: Float32Array,
): { x0: Float32Array<ArrayBuffer>; epsilon: Float32Array<ArrayBuffer>; sigma: Float32Array<ArrayBuffer> | null } {
  const D = x.length;
  const value = (at: number) => floats[row + at]!;
  const spread = spreadIn(floats, row, flags);
  const guess = Float32Array.from(x, (xi, i) => value(ROW.fromX) * xi + value(ROW.fromM) * output[i]!);
  return {
    x0: (flags & FLAG.clip) !== 0 ? guess.map((picture) => Math.min(Math.max(picture, -1), 1)) : guess,
    epsilon: Float32Array.from(x, (xi, i) => value(ROW.noiseFromX) * xi + value(ROW.noiseFromM) * output[i]!),
    sigma: (flags & FLAG.learned) !== 0 ? Float32Array.from(x, (_, i) => spread(output[D + i]!)) : null,
  };
}

/** σ as a function of the network's v: a constant, or exp(½ log σ²) with plan.ts's range. */
function spreadIn(floats: Floats, row: number, flags: number): (v: number) => number {
  const sigma = floats[row + ROW.sigma]!;
  const logMax = floats[row + ROW.logMax]!;
  const logMin = floats[row + ROW.logMin]!;
  if ((flags & FLAG.learned) === 0) return () => sigma;
  return (v) => {
    const f = (v + 1) / 2;
    return Math.exp(0.5 * (f * logMax + (1 - f) * logMin));
  };
}
