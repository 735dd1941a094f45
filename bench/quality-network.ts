/** The shipped model in Node: onnxruntime-web's wasm, as a browser without a GPU runs it. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import * as ort from "onnxruntime-web";
import type { ProcessSpec } from "../src/diffusion/spec.ts";

export const MODEL = "faces-32";
export const CHANNELS = 3;
export const SIZE = 32;
/** Values of one picture. */
export const D = CHANNELS * SIZE * SIZE;

/** Two as in the measurements of the design; on a machine with other work one costs less in all. */
export const THREADS = Number(process.env.BACKSTEP_THREADS ?? 2);

const folder = join(process.cwd(), "models", MODEL);

const manifest = JSON.parse(readFileSync(join(folder, "manifest.json"), "utf8"));

/** What the model was trained on. */
export const PROCESS: ProcessSpec = manifest.diffusion;
/** The bytes that were measured. */
export const SHA256: string = manifest.files[0].sha256;

/** x [n, 3, 32, 32] and a timestep a picture → m [n, 6, 32, 32]: ε, then the range's v. */
export type Network = (x: Float32Array, timesteps: readonly number[]) => Promise<Float32Array>;

let loading: Promise<Network> | undefined;

/** Loaded once, when first asked for. */
export function loadNetwork(): Promise<Network> {
  loading ??= load();
  return loading;
}

async function load(): Promise<Network> {
  ort.env.wasm.numThreads = THREADS;
  const session = await ort.InferenceSession.create(readFileSync(join(folder, "unet.onnx")), {
    executionProviders: ["wasm"],
  });
  return async (x, timesteps) => {
    const n = timesteps.length;
    const { out_sample: m } = await session.run({
      sample: new ort.Tensor("float32", x, [n, CHANNELS, SIZE, SIZE]),
      timestep: new ort.Tensor("float32", Float32Array.from(timesteps), [n]),
    });
    return m!.data as Float32Array;
  };
}
