/**
 * The features of a fixed random convolutional network: three layers of stride 2 with ReLU over a
 * picture [3, 32, 32], then 4×4×48 values projected to 16. Its weights are normals of the project's
 * own noise under seed 2020, scaled by √(2/fan-in), and no one trained it: a distance in it is NOT
 * the FID of any paper, and compares with nothing but itself.
 */
import { normals } from "../src/diffusion/noise.ts";

export const FEATURES = 16;
const SEED = [2020, 0] as const;

interface Layer {
  readonly inputs: number;
  readonly outputs: number;
  /** Side of the input. */
  readonly side: number;
  /** [outputs, inputs, 3, 3] */
  readonly weights: Float32Array;
}

const LAYERS = [layer(0, 3, 16, 32), layer(1, 16, 32, 16), layer(2, 32, 48, 8)] as const;
const FLAT = 48 * 4 * 4;
/** [FEATURES, FLAT] */
const PROJECTION = scaledNormals(LAYERS.length, FEATURES * FLAT, FLAT);

/** The features of one picture in model range, float64 [16]. */
export function features(picture: Float32Array): Float64Array {
  let x = picture;
  for (const each of LAYERS) x = convolve(x, each);
  return Float64Array.from({ length: FEATURES }, (_, f) => {
    let sum = 0;
    for (let i = 0; i < FLAT; i++) sum += PROJECTION[f * FLAT + i]! * x[i]!;
    return sum;
  });
}

function layer(index: number, inputs: number, outputs: number, side: number): Layer {
  return { inputs, outputs, side, weights: scaledNormals(index, outputs * inputs * 9, inputs * 9) };
}

function scaledNormals(index: number, length: number, fanIn: number): Float32Array {
  const weights = normals(new Float32Array(length), { seed: SEED, image: 0, branch: 0 }, "initial", index);
  return weights.map((weight) => weight * Math.sqrt(2 / fanIn));
}

/** 3×3, stride 2, zeros around, then ReLU: [inputs, side, side] → [outputs, side/2, side/2]. */
function convolve(x: Float32Array, { inputs, outputs, side, weights }: Layer): Float32Array {
  const half = side / 2;
  const y = new Float32Array(outputs * half * half);
  for (let o = 0; o < outputs; o++)
    for (let row = 0; row < half; row++)
      for (let column = 0; column < half; column++) {
        let sum = 0;
        for (let i = 0; i < inputs; i++)
          for (let dy = 0; dy < 3; dy++) {
            const sourceRow = 2 * row + dy - 1;
            if (sourceRow < 0 || sourceRow >= side) continue;
            for (let dx = 0; dx < 3; dx++) {
              const sourceColumn = 2 * column + dx - 1;
              if (sourceColumn < 0 || sourceColumn >= side) continue;
              sum += weights[((o * inputs + i) * 3 + dy) * 3 + dx]! * x[(i * side + sourceRow) * side + sourceColumn]!;
            }
          }
        y[(o * half + row) * half + column] = Math.max(sum, 0);
      }
  return y;
}
