/** The shipped model in Node: onnxruntime-web's wasm, as a browser without a GPU runs it. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import * as ort from "onnxruntime-web";
import type { PictureShape } from "../src/bytes/picture-shape.ts";
import type { ProcessSpec } from "../src/diffusion/spec.ts";

/** What is measured where nothing else is asked for. */
export const MODEL = "faces-32";
export const CHANNELS = 3;
export const SIZE = 32;
/** Values of one picture. */
export const D = CHANNELS * SIZE * SIZE;

/** Two as in the measurements of the design; on a machine with other work one costs less in all. */
export const THREADS = Number(process.env.BACKSTEP_THREADS ?? 2);

/** x [n, C, H, W] and a timestep a picture → m, told no class: what is predicted, then the range's v. */
export type Network = (x: Float32Array, timesteps: readonly number[]) => Promise<Float32Array>;

export interface Model {
  readonly id: string;
  /** What it was trained on. */
  readonly process: ProcessSpec;
  /** Of its pictures. */
  readonly shape: PictureShape;
  /** The bytes that are measured. */
  readonly sha256: string;
  /** Loaded once, when first asked for. */
  load(): Promise<Network>;
}

/** A shipped model, by its name. */
export function openModel(id: string): Model {
  const folder = join(process.cwd(), "models", id);
  const manifest = JSON.parse(readFileSync(join(folder, "manifest.json"), "utf8"));
  const { channels, height, width }: PictureShape = manifest.image;
  let loading: Promise<Network> | undefined;
  const load = async (): Promise<Network> => {
    ort.env.wasm.numThreads = THREADS;
    const session = await ort.InferenceSession.create(readFileSync(join(folder, "unet.onnx")), {
      executionProviders: ["wasm"],
    });
    return async (x, timesteps) => {
      const n = timesteps.length;
      const told = manifest.classes && {
        class: new ort.Tensor("float32", new Float32Array(n).fill(manifest.classes.null), [n]),
      };
      const { out_sample: m } = await session.run({
        sample: new ort.Tensor("float32", x, [n, channels, height, width]),
        timestep: new ort.Tensor("float32", Float32Array.from(timesteps), [n]),
        ...told,
      });
      return m!.data as Float32Array;
    };
  };
  return {
    id,
    process: manifest.diffusion,
    shape: { channels, height, width },
    sha256: manifest.files[0].sha256,
    load: () => (loading ??= load()),
  };
}

export const { process: PROCESS, sha256: SHA256, load: loadNetwork } = openModel(MODEL);
