/** A denoiser on typed arrays whose network is known in closed form, for tests of what is around it. */

import { CpuExecutor } from "./cpu/executor-cpu.ts";
import type { Denoiser, NetworkShape, Values } from "./denoiser.ts";

/** @param network x [D] and the model's index to m [outputs·H·W] */
export function denoiserOf(
  shape: NetworkShape,
  network: (x: Float32Array, timestep: number) => Float32Array,
): Denoiser & { evaluations: number[] } {
  const evaluations: number[] = [];
  const evaluate = async (x: Float32Array, timestep: Float32Array): Promise<Values> => {
    evaluations.push(timestep.length);
    const D = x.length / timestep.length;
    const outputs = Array.from(timestep, (t, i) => network(x.subarray(i * D, (i + 1) * D), t));
    const m = new Float32Array(outputs.reduce((sum, { length }) => sum + length, 0));
    let at = 0;
    for (const output of outputs) {
      m.set(output, at);
      at += output.length;
    }
    return m;
  };
  return {
    engine: "ort-wasm",
    shape,
    adapter: "closed form",
    features: [],
    threads: 1,
    evaluations,
    evaluate,
    executor: (lanes) => new CpuExecutor(shape, lanes, evaluate),
    room: async () => {},
    dispose: async () => {},
  };
}
