/**
 * Where the bundler put ORT's wasm builds. Each engine names its pair here, so that the bundle has
 * one copy of each and a visitor downloads only the one that runs.
 */
import asyncifyGlue from "onnxruntime-web/ort-wasm-simd-threaded.asyncify.mjs?url";
import asyncifyWasm from "onnxruntime-web/ort-wasm-simd-threaded.asyncify.wasm?packed";
import jspiGlue from "onnxruntime-web/ort-wasm-simd-threaded.jspi.mjs?url";
import jspiWasm from "onnxruntime-web/ort-wasm-simd-threaded.jspi.wasm?kept";
import plainGlue from "onnxruntime-web/ort-wasm-simd-threaded.mjs?url";
import plainWasm from "onnxruntime-web/ort-wasm-simd-threaded.wasm?kept";
import type { OrtBuild } from "./provide.ts";

const build = (mjs: string, wasm: KeptFile): OrtBuild => ({
  mjs: new URL(mjs, import.meta.url).href,
  wasm: { ...wasm, url: new URL(wasm.url, import.meta.url).href },
});

/** WebGPU, for browsers whose wasm can wait for a promise (JSPI). 17 MB. */
export const jspi = build(jspiGlue, jspiWasm);
/** WebGPU, for the others. 7 MB instead of 27: some hosts take no file over 25 MiB. */
export const asyncify: OrtBuild = { ...build(asyncifyGlue, asyncifyWasm), packed: true };
/** No GPU. 14 MB. */
export const plain = build(plainGlue, plainWasm);
