/** Networks that are no model's, asked once: by our engine, and by onnxruntime on the processor. */
import type { Graph } from "../../graph/graph.ts";
import { TENSORS, writeOnnx } from "../../graph/onnx/write.ts";
import { type Network, shapeOf } from "../engine.ts";
import { type WasmOptions, wasmSession } from "../ort/ort-wasm.ts";
import type { Device } from "../webgpu/device.ts";
import { runningOn } from "../wgsl/open.ts";
import type { Answer } from "./blocks.ts";

/** @param device as good as before afterwards, but for what the network took of its memory */
export const answerOfOurs =
  (device: Device, { manifest }: Network): Answer =>
  async (graph, { x, timestep, labels }) => {
    const shape = { ...shapeOf(manifest), outputs: graph.output.shape[0]! };
    const denoiser = await runningOn({ ...device, destroy: () => {} }, shape, graph);
    try {
      return await denoiser.evaluate(x, timestep, labels);
    } finally {
      await denoiser.dispose();
    }
  };

export const answerOfWasm =
  ({ manifest }: Network, options: WasmOptions): Answer =>
  async (graph, { x, timestep, labels }) => {
    const { ort, session } = await wasmSession(
      { id: manifest.id, file: await written(graph, manifest.diffusion.T) },
      options,
    );
    const one = (values: Float32Array) => new ort.Tensor("float32", values, [1]);
    const feeds = {
      [TENSORS.sample]: new ort.Tensor("float32", x, [1, ...graph.picture]),
      [TENSORS.timestep]: one(timestep),
      ...(labels && { [TENSORS.class]: one(labels) }),
    };
    try {
      const { [TENSORS.output]: output } = await session.run(feeds);
      return output!.data as Float32Array;
    } finally {
      await session.release();
    }
  };

/** The timestep that a model of ours is told is an index: the time itself is in its tables. */
async function written(graph: Graph, T: number): Promise<Uint8Array> {
  const pieces: Uint8Array[] = [];
  const times = Array.from({ length: T }, (_, t) => t);
  for await (const piece of writeOnnx(graph, { weights: "float32", times })) pieces.push(piece);
  return new Uint8Array(await new Blob(pieces as Uint8Array<ArrayBuffer>[]).arrayBuffer());
}
