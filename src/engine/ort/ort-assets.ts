/**
 * Where the bundler put ORT's wasm builds. Each engine names its pair here, so that the bundle has
 * one copy of each and a visitor downloads only the one that runs.
 */
import asyncifyGlue from "onnxruntime-web/ort-wasm-simd-threaded.asyncify.mjs?url";
import asyncifyWasm from "onnxruntime-web/ort-wasm-simd-threaded.asyncify.wasm?gzip";
import jspiGlue from "onnxruntime-web/ort-wasm-simd-threaded.jspi.mjs?url";
import jspiWasm from "onnxruntime-web/ort-wasm-simd-threaded.jspi.wasm?url";
import plainGlue from "onnxruntime-web/ort-wasm-simd-threaded.mjs?url";
import plainWasm from "onnxruntime-web/ort-wasm-simd-threaded.wasm?url";

export interface OrtPaths {
  readonly mjs: string;
  readonly wasm: string;
}

const pair = (mjs: string, wasm: string): OrtPaths => ({
  mjs: new URL(mjs, import.meta.url).href,
  wasm: new URL(wasm, import.meta.url).href,
});

/** WebGPU, for browsers whose wasm can wait for a promise (JSPI). 17 MB. */
export const jspi = pair(jspiGlue, jspiWasm);
/** WebGPU, for the others. Its wasm is gzipped, 7 MB instead of 27: some hosts take no file over 25 MiB. */
export const asyncify = pair(asyncifyGlue, asyncifyWasm);
/** No GPU. 14 MB. */
export const plain = pair(plainGlue, plainWasm);
