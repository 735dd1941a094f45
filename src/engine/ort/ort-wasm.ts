/** The network on the CPU, by onnxruntime's wasm. */

import type { InferenceSession, Tensor } from "onnxruntime-web";
import { wordsOf } from "../../bytes/words-of.ts";
import { Fault } from "../../models/fault.ts";
import { cpuDenoiser } from "../cpu/cpu-denoiser.ts";
import { type Denoiser, noLabels, type Values } from "../denoiser.ts";
import { type Network, shapeOf } from "../engine.ts";
import { checkTensors, type Ort } from "./ort.ts";
import { type OrtBuild, provide } from "./provide.ts";

export interface WasmOptions {
  /** More than one needs a cross-origin isolated page. */
  readonly threads: number;
  /** What to run; left out in Node, whose build finds it beside the module. */
  readonly wasm?: OrtBuild;
  /** The build to use; Node has its own. */
  readonly ort?: () => Promise<Ort>;
}

const browserBuild = (): Promise<Ort> => import("onnxruntime-web/wasm");

/** @throws Fault "model-incompatible" for a file that is no network or not this manifest's. */
export async function openWasm({ manifest, file }: Network, options: WasmOptions): Promise<Denoiser> {
  const { ort, session } = await wasmSession({ id: manifest.id, file }, options);
  checkTensors(session, manifest);
  const shape = shapeOf(manifest);
  const { sample, timestep, class: label, output } = manifest.tensors;

  const evaluate = async (x: Float32Array, t: Float32Array, labels?: Float32Array): Promise<Values> => {
    const batch = t.length;
    const one = (values: Float32Array) => new ort.Tensor("float32", values, [batch]);
    const feeds = {
      [sample.name]: new ort.Tensor("float32", x, [batch, shape.channels, shape.height, shape.width]),
      [timestep.name]: one(t),
      ...(label && { [label.name]: one(labels ?? noLabels(shape, batch)) }),
    };
    const results = await session.run(feeds).catch((error: unknown) => {
      throw new Fault("internal", `the network failed on ${batch} pictures`, wordsOf(error));
    });
    return (results[output.name] as Tensor).data as Values;
  };

  const { threads } = options;
  const adapter = `wasm, ${threads} ${threads === 1 ? "thread" : "threads"}`;
  return cpuDenoiser(shape, evaluate, { adapter, threads }, () => session.release());
}

/** @throws Fault "model-incompatible" for a file that is no network. */
export async function wasmSession(
  { id, file }: { readonly id: string; readonly file: Uint8Array },
  { threads, wasm, ort: build = browserBuild }: WasmOptions,
): Promise<{ readonly ort: Ort; readonly session: InferenceSession }> {
  const ort = await build();
  ort.env.wasm.numThreads = threads;
  if (wasm) await provide(ort, wasm);
  const session = await ort.InferenceSession.create(file, { executionProviders: ["wasm"] }).catch((error: unknown) => {
    throw new Fault("model-incompatible", `onnxruntime (wasm) cannot open ${id}`, wordsOf(error));
  });
  return { ort, session };
}
