/** A graph by our kernels, values in and values out. */
import { elements, type Graph } from "../../../graph/graph.ts";
import { Commands } from "../../webgpu/commands.ts";
import { lowered } from "../lower/lower.ts";
import { slabsFor } from "../lower/slabs.ts";
import { ANY, type Target } from "../lower/target.ts";
import { simplified } from "../passes/index.ts";
import { Instance } from "../run/instance.ts";
import { programOf } from "../run/program.ts";
import { read } from "./dawn.ts";

export interface Asked {
  /** [B, C, H, W] */
  readonly x: Float32Array;
  readonly t: readonly number[];
  readonly labels?: readonly number[];
}

export type Evaluate = (asked: Asked) => Promise<Float32Array>;

/** @param filled what memory holds before the first dispatch */
export async function evaluator(
  gpu: GPUDevice,
  graph: Graph,
  { target = ANY, filled = Number.NaN }: { readonly target?: Target; readonly filled?: number } = {},
): Promise<Evaluate> {
  const list = lowered(simplified(graph), target);
  const program = await programOf(gpu, list);
  return async ({ x, t, labels }) => {
    const batch = t.length;
    const usage = GPUBufferUsage.STORAGE | GPUBufferUsage.COPY_DST | GPUBufferUsage.COPY_SRC;
    const buffer = (floats: number) => gpu.createBuffer({ size: floats * 4, usage });
    const [from, to] = [buffer(x.length), buffer(elements(graph.output.shape) * batch)];
    gpu.queue.writeBuffer(from, 0, x as Float32Array<ArrayBuffer>);
    const slabs = slabsFor(list.dispatches, batch);
    const buffers = slabs.sizes.map((bytes) => {
      const slab = buffer(bytes / 4);
      gpu.queue.writeBuffer(slab, 0, new Float32Array(bytes / 4).fill(filled));
      return slab;
    });
    const instance = new Instance(program, { x: from, m: to }, batch, { slabs, buffers });
    instance.plan({ timesteps: Float32Array.from(t), labels: Float32Array.from(labels ?? t.map(() => 0)) });
    const commands = new Commands(gpu, 0.3);
    instance.encode(commands, 0);
    commands.submit();
    const values = await read(gpu, to);
    for (const each of [from, to, ...buffers]) each.destroy();
    instance.dispose();
    return values;
  };
}
