/**
 * The features of a fixed random convolutional network: three layers of stride 2 with ReLU, then all that is left
 * projected to 16 values. Its weights are normals of the project's own noise under seed 2020, scaled by √(2/fan-in),
 * and no one trained it: a distance in it is NOT the FID of any paper, and compares with nothing but itself.
 * models/train/backstep/measure/features.py has the same numbers.
 */
import { fromLevel, toLevel } from "./levels.ts";
import { normals } from "./noise.ts";

export const FEATURES = 16;
/** What a distance in them is said to be in. */
export const FEATURES_NAME = "random-conv-16, seed 2020";

const SEED = [2020, 0] as const;
/** Of the three 3×3 convolutions. */
const OUTPUTS = [16, 32, 48];

interface Size {
  readonly channels: number;
  readonly width: number;
  readonly height: number;
}

/** [channels, height, width] in, 3×3 weights [outputs, channels, 3, 3]. */
interface Layer extends Size {
  readonly outputs: number;
  readonly weights: Float32Array;
}

/** The features of pictures of one size, each [C, H, W] in model range, as float64 [16]. */
export class RandomFeatures {
  readonly #layers: readonly Layer[];
  /** [FEATURES, what the last layer leaves] */
  readonly #projection: Float32Array;

  constructor({ channels, width, height }: Size) {
    let size: Size = { channels, width, height };
    this.#layers = OUTPUTS.map((outputs, i) => {
      const fanIn = size.channels * 9;
      const layer = { ...size, outputs, weights: scaledNormals(i, outputs * fanIn, fanIn) };
      size = { channels: outputs, width: Math.ceil(size.width / 2), height: Math.ceil(size.height / 2) };
      return layer;
    });
    const flat = size.channels * size.width * size.height;
    this.#projection = scaledNormals(OUTPUTS.length, FEATURES * flat, flat);
  }

  of(picture: Float32Array): Float64Array {
    let x = picture;
    for (const layer of this.#layers) x = convolve(x, layer);
    return Float64Array.from({ length: FEATURES }, (_, f) => {
      let sum = 0;
      for (let i = 0; i < x.length; i++) sum += this.#projection[f * x.length + i]! * x[i]!;
      return sum;
    });
  }

  /** Of the 8-bit picture that x would be saved as. */
  ofSaved(x: Float32Array): Float64Array {
    return this.of(x.map((value) => fromLevel(toLevel(value))));
  }
}

/** Of pictures [N, C, H, W], as they would be saved: [N, 16]. */
export function featuresOf(x: Float32Array, size: Size): Float32Array<ArrayBuffer> {
  const features = new RandomFeatures(size);
  const D = size.channels * size.width * size.height;
  const all = new Float32Array((x.length / D) * FEATURES);
  for (let i = 0; i * D < x.length; i++) all.set(features.ofSaved(x.subarray(i * D, (i + 1) * D)), i * FEATURES);
  return all;
}

function scaledNormals(index: number, length: number, fanIn: number): Float32Array {
  const weights = normals(new Float32Array(length), { seed: SEED, image: 0, branch: 0 }, "initial", index);
  return weights.map((weight) => weight * Math.sqrt(2 / fanIn));
}

/** 3×3, stride 2, zeros around, then ReLU. */
function convolve(x: Float32Array, { channels, width, height, outputs, weights }: Layer): Float32Array {
  const [wide, high] = [Math.ceil(width / 2), Math.ceil(height / 2)];
  const y = new Float32Array(outputs * high * wide);
  for (let o = 0; o < outputs; o++)
    for (let row = 0; row < high; row++)
      for (let column = 0; column < wide; column++) {
        let sum = 0;
        for (let i = 0; i < channels; i++)
          for (let dy = 0; dy < 3; dy++) {
            const sourceRow = 2 * row + dy - 1;
            if (sourceRow < 0 || sourceRow >= height) continue;
            for (let dx = 0; dx < 3; dx++) {
              const sourceColumn = 2 * column + dx - 1;
              if (sourceColumn < 0 || sourceColumn >= width) continue;
              sum +=
                weights[((o * channels + i) * 3 + dy) * 3 + dx]! * x[(i * height + sourceRow) * width + sourceColumn]!;
            }
          }
        y[(o * high + row) * wide + column] = Math.max(sum, 0);
      }
  return y;
}
