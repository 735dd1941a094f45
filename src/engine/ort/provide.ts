import { fetchFile } from "../../models/blobs.ts";
import type { Ort } from "./ort.ts";

/** One of ort-assets.ts. */
export interface OrtBuild {
  /** The address of the module that goes with the wasm. */
  readonly mjs: string;
  readonly wasm: KeptFile;
  /** The file is gzipped. */
  readonly packed?: boolean;
}

/**
 * Gives onnxruntime the wasm that it is to run: what runs in the page is what was built, byte for byte, wherever it
 * was kept meanwhile, and a second visit needs no network for it.
 * @throws Fault "download-failed" or "checksum-mismatch"
 */
export async function provide(ort: Ort, { mjs, wasm, packed }: OrtBuild): Promise<void> {
  const onNotKept = (why: string) => console.warn(`onnxruntime is not kept and will be downloaded again: ${why}`);
  const { data } = await fetchFile(wasm.url, wasm, { onNotKept });
  ort.env.wasm.wasmPaths = { mjs };
  ort.env.wasm.wasmBinary = packed ? await inflated(data) : data;
}

function inflated(data: Uint8Array<ArrayBuffer>): Promise<ArrayBuffer> {
  const stream = new Blob([data]).stream().pipeThrough(new DecompressionStream("gzip"));
  return new Response(stream).arrayBuffer();
}
