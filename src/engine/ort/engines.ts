/** onnxruntime-web as two engines: on the GPU, and on the CPU as the fallback and the oracle of the others. */
import { defineEngine } from "../engine.ts";
import { plain } from "./ort-assets.ts";
import { openWasm, type WasmOptions } from "./ort-wasm.ts";
import { openWebGpu } from "./ort-webgpu.ts";

export const ortWebGpu = defineEngine({ name: "ort-webgpu", label: "WebGPU", device: "gpu", open: openWebGpu });

export const ortWasm = defineEngine({
  name: "ort-wasm",
  label: "wasm",
  device: "cpu",
  open: (network) => openWasm(network, wasmHere()),
});

/** How wasm runs on this page. */
export const wasmHere = (): WasmOptions => ({ threads: threads(), wasm: plain });

const MOST_THREADS = 8;

/**
 * Threads need shared memory, which a page only has when it is cross-origin isolated. Their number is part
 * of what has to be the same for a run to repeat bit for bit: 1, 2 and 3 threads were seen to give one
 * picture three different roundings.
 */
function threads(): number {
  return globalThis.crossOriginIsolated ? Math.min(MOST_THREADS, navigator.hardwareConcurrency || 1) : 1;
}
