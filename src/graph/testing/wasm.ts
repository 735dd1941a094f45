/** A graph written to ONNX and run by onnxruntime's wasm, as the page runs it. */
import * as ort from "onnxruntime-web";
import { concat } from "../../bytes/concat.ts";
import type { Graph } from "../graph.ts";
import { TENSORS, type WriteOptions, writeOnnx } from "../onnx/write.ts";

export async function fileOf(graph: Graph, options: WriteOptions): Promise<Uint8Array> {
  const pieces: Uint8Array[] = [];
  for await (const piece of writeOnnx(graph, options)) pieces.push(piece);
  return concat(Uint8Array, pieces);
}

/** @param x [B, C, H, W] @param index [B] @returns [B, outputs, H, W] */
export type OnWasm = (x: Float32Array, index: Float32Array, classes?: Float32Array) => Promise<Float32Array>;

export async function onWasm(graph: Graph, options: WriteOptions): Promise<OnWasm> {
  ort.env.wasm.numThreads = 1;
  const session = await ort.InferenceSession.create(await fileOf(graph, options));
  return async (x, index, classes) => {
    const batch = index.length;
    const results = await session.run({
      [TENSORS.sample]: new ort.Tensor("float32", x, [batch, ...graph.picture]),
      [TENSORS.timestep]: new ort.Tensor("float32", index, [batch]),
      ...(classes && { [TENSORS.class]: new ort.Tensor("float32", classes, [batch]) }),
    });
    return results[TENSORS.output]!.data as Float32Array;
  };
}
