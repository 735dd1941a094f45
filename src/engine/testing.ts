/** Networks known in closed form, on typed arrays, for tests of what is around them. */
import type { Manifest } from "../models/manifest.ts";

import { cpuDenoiser } from "./cpu/cpu-denoiser.ts";
import { type Denoiser, type NetworkShape, noLabels, type Values } from "./denoiser.ts";

/** @param network x [D], the model's index and the label to m [outputs·H·W] */
export function denoiserOf(
  shape: NetworkShape,
  network: (x: Float32Array, timestep: number, label: number) => Float32Array,
): Denoiser & { evaluations: number[]; reserve: Denoiser["reserve"] } {
  const evaluations: number[] = [];
  const evaluate = async (x: Float32Array, timestep: Float32Array, labels?: Float32Array): Promise<Values> => {
    const told = labels ?? noLabels(shape, timestep.length);
    evaluations.push(timestep.length);
    const D = x.length / timestep.length;
    const outputs = Array.from(timestep, (t, i) => network(x.subarray(i * D, (i + 1) * D), t, told[i]!));
    const m = new Float32Array(outputs.reduce((sum, { length }) => sum + length, 0));
    let at = 0;
    for (const output of outputs) {
      m.set(output, at);
      at += output.length;
    }
    return m;
  };
  return { ...cpuDenoiser(shape, evaluate, { adapter: "closed form", threads: 1 }), evaluations };
}

/** A model of one grey picture of 2 × 2, whose network says −x. */
export const TOY: Manifest = {
  format: 1,
  id: "toy",
  title: "Toy",
  licence: "none",
  provenance: { data: "none", weights: "none" },
  files: [{ name: "toy.onnx", bytes: 1, sha256: "0".repeat(64) }],
  tensors: {
    sample: { name: "x", type: "float32" },
    timestep: { name: "t", type: "float32" },
    output: { name: "m", type: "float32" },
  },
  image: { width: 2, height: 2, channels: 1, range: [-1, 1] },
  classes: [],
  diffusion: { T: 10, schedule: { kind: "cosine" }, prediction: "epsilon", variance: "fixed" },
  known: {
    timestep: Float32Array.of(3),
    label: null,
    sample: Float32Array.of(0.5, -0.25, 0.75, 1),
    output: Float32Array.of(-0.5, 0.25, -0.75, -1),
    tolerance: 0.01,
  },
};

export const negated = (x: Float32Array): Float32Array => x.map((value) => -value);
