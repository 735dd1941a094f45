/** onnxruntime-web as two engines: on the GPU, and on the CPU as the fallback and the oracle of the others. */
import { defineEngine } from "../engine.ts";
import { plain } from "./ort-assets.ts";
import { openWasm, type WasmOptions } from "./ort-wasm.ts";
import { openWebGpu } from "./ort-webgpu.ts";
import { wasmThreads } from "./threads.ts";

export const ortWebGpu = defineEngine({ name: "ort-webgpu", label: "WebGPU", device: "gpu", open: openWebGpu });

export const ortWasm = defineEngine({
  name: "ort-wasm",
  label: "wasm",
  device: "cpu",
  open: (network) => openWasm(network, wasmHere()),
});

/** How wasm runs on this page. */
export const wasmHere = (): WasmOptions => ({ threads: wasmThreads(), wasm: plain });
