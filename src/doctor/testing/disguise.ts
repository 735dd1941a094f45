/** Networks whose answer is known, made to look like others: what the doctor must see through. */
import { networkOf } from "../../diffusion/adapter.ts";
import { normals } from "../../diffusion/noise.ts";
import type { Prediction, ProcessSpec } from "../../diffusion/process.ts";
import { assumed, INDEX, type Range, SIGNED, type TimeScale } from "../../formats/process/told.ts";
import {
  activation,
  add,
  affine,
  conv,
  linear,
  picture as pictureOf,
  reshape,
  sinusoid,
  timestep,
} from "../../graph/build.ts";
import { elements } from "../../graph/graph.ts";
import { interpreter } from "../../graph/interpret/interpret.ts";
import { frequencies, given } from "../../graph/weights.ts";
import type { Patient, Way } from "../patient.ts";

/** @param x [N, D] @param index [N], of its own process @returns [N, D], what it predicts */
export type Base = (x: Float32Array, index: Float32Array) => Promise<Float32Array>;

export interface Disguise {
  readonly prediction: Prediction;
  readonly time: TimeScale;
  readonly range: Range;
}

/** The same denoiser behind another prediction, another time and another range; NaN where it has no such time. */
export function disguised(base: Base, process: ProcessSpec, { prediction, time, range: [black, white] }: Disguise) {
  const [middle, half] = [(black + white) / 2, (white - black) / 2];
  const own = networkOf(process);
  const { alphasCumprod, posteriorMeanCoef1, posteriorMeanCoef2 } = own.schedule;
  /** Scaled to −1 … 1, x has another level: the index whose level that is. */
  const ours = Array.from(alphasCumprod, (alphaBar) => {
    const level = (half ** 2 * alphaBar) / (half ** 2 * alphaBar + 1 - alphaBar);
    if (half === 1) return { level: alphaBar, at: alphasCumprod.indexOf(alphaBar) };
    const next = alphasCumprod.findIndex((each) => each < level);
    return { level, at: next < 0 ? process.T - 1 : next };
  });
  return async (x: Float32Array, t: Float32Array): Promise<Float32Array> => {
    const D = x.length / t.length;
    const index = t.map((each) => Math.round((each - time.shift) / time.scale));
    const isOut = (i: number) => !(i >= 0 && i < process.T);
    if (index.some(isOut)) return new Float32Array(x.length).fill(Number.NaN);
    const spread = (i: number) => Math.sqrt(half ** 2 * alphasCumprod[i]! + 1 - alphasCumprod[i]!);
    const z = x.map((value, k) => {
      const i = index[Math.floor(k / D)]!;
      return (value - Math.sqrt(alphasCumprod[i]!) * middle) / spread(i);
    });
    const m = await base(
      z,
      index.map((i) => ours[i]!.at),
    );
    return x.map((value, k) => {
      const i = index[Math.floor(k / D)]!;
      const { fromX, fromM } = own.ask(ours[i]!.at, ours[i]!.level);
      const x0 = middle + half * (fromX * z[k]! + fromM * m[k]!);
      const [signal, noise] = [Math.sqrt(alphasCumprod[i]!), Math.sqrt(1 - alphasCumprod[i]!)];
      const epsilon = (value - signal * x0) / noise;
      if (prediction === "epsilon") return epsilon;
      if (prediction === "sample") return x0;
      if (prediction === "v_prediction") return signal * epsilon - noise * x0;
      return posteriorMeanCoef1[i]! * x0 + posteriorMeanCoef2[i]! * value;
    });
  };
}

/** Somebody who says nothing of the network but its size. */
export function stranger(picture: Patient["picture"], ways: Patient["ways"]): Patient {
  return {
    picture,
    classes: 0,
    ways,
    told: {
      T: assumed(1000, ""),
      schedule: assumed({ kind: "linear", beta_start: 1e-4, beta_end: 0.02 }, ""),
      prediction: assumed("epsilon", ""),
      time: assumed(INDEX, ""),
      range: assumed(SIGNED, ""),
    },
  };
}

export const way = (name: string, evaluate: Way["evaluate"]): Way => ({ name, evaluate });

/**
 * A network of random weights: three convolutions of 3 × 3 with the time between them. Some are near to giving back
 * their picture, some near to nothing.
 */
export async function randomNetwork(picture: Patient["picture"], seed: number): Promise<Way["evaluate"]> {
  const [channels, height, width] = picture;
  const drawn = (name: string, shape: readonly number[], scale: number, image: number) => {
    const values = normals(new Float32Array(elements(shape)), { seed: [seed, 1], image, branch: 0 }, "initial", 0);
    return given(
      name,
      shape,
      values.map((v) => v * scale),
    );
  };
  const WIDE = 8;
  const x = pictureOf([...picture]);
  const time = sinusoid(timestep(), frequencies(4, 1), "sin");
  const shift = reshape(linear(time, drawn("time", [WIDE, 8], 0.5, 0), null), [WIDE, 1, 1]);
  let h = activation(add(conv(x, drawn("first", [WIDE, channels, 3, 3], 0.3, 1), null), shift), "silu");
  h = activation(conv(h, drawn("second", [WIDE, WIDE, 3, 3], 0.15, 2), null), "silu");
  const last = conv(h, drawn("last", [channels, WIDE, 3, 3], 0.2, 3), null);
  const output = seed % 3 === 0 ? add(last, x) : affine(last, seed % 3);
  const run = await interpreter({ picture: [channels, height, width], classes: 0, output });
  return async (values, t) => {
    const D = values.length / t.length;
    const all = new Float32Array(values.length);
    for (const [i, at] of t.entries()) {
      all.set(run({ x: Float64Array.from(values.subarray(i * D, (i + 1) * D)), t: at }), i * D);
    }
    return all;
  };
}
