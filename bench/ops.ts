/** Our engine op by op, by Dawn in Node: what each dispatch of a step takes by itself, and what it does in that time. */
import { openAsBlob } from "node:fs";
import { availableParallelism } from "node:os";
import { describeAdapter } from "../src/engine/webgpu/adapter.ts";
import { Commands } from "../src/engine/webgpu/commands.ts";
import { bytesOf } from "../src/engine/wgsl/lower/footprint.ts";
import { lowered } from "../src/engine/wgsl/lower/lower.ts";
import { targetOf } from "../src/engine/wgsl/lower/target.ts";
import { simplified } from "../src/engine/wgsl/passes/index.ts";
import { Instance } from "../src/engine/wgsl/run/instance.ts";
import { Memories } from "../src/engine/wgsl/run/memories.ts";
import { programOf } from "../src/engine/wgsl/run/program.ts";
import { openDawn } from "../src/engine/wgsl/testing/dawn.ts";
import { CIFAR10, ddpmGraph } from "../src/engine/wgsl/testing/ddpm.ts";
import { openOnnx } from "../src/formats/onnx/open.ts";
import { graphOf } from "../src/formats/onnx/read.ts";
import { elements } from "../src/graph/graph.ts";

export interface OpTime {
  readonly label: string;
  readonly ms: number;
  readonly flops: number;
  readonly bytes: number;
  readonly workgroups: number;
}

const ROUNDS = 4;
const TIMES = 4;

/** The network of a model of ours, or DDPM's of random weights. */
export async function networkOf(model: string) {
  if (model === "ddpm-cifar10") return ddpmGraph(CIFAR10);
  const opened = await openOnnx(new Map([["unet.onnx", await openAsBlob(`models/${model}/unet.onnx`)]]));
  return graphOf(opened!.model, null);
}

/** The fastest of a few; of a program that plays the GPU its processors' time, which nobody else's work adds to. */
export async function ops(model: string, batch: number): Promise<{ adapter: string; ops: readonly OpTime[] }> {
  const dawn = await openDawn();
  if (!dawn) throw new Error("Dawn finds no adapter here; e2e/softgpu/setup.sh installs one");
  const { gpu } = dawn;
  const adapter = describeAdapter({ info: gpu.adapterInfo });
  const graph = await networkOf(model);
  const list = lowered(simplified(graph), targetOf(gpu));
  const memories = new Memories(gpu, list);
  await memories.reserve(batch);
  const buffer = (values: number) => gpu.createBuffer({ size: 4 * batch * values, usage: GPUBufferUsage.STORAGE });
  const ends = { x: buffer(elements(graph.picture)), m: buffer(elements(graph.output.shape)) };
  const instance = new Instance(await programOf(gpu, list), ends, batch, memories.of(batch));
  instance.plan({ timesteps: new Float32Array(batch).fill(500), labels: new Float32Array(batch) });
  const done = async (encode: (commands: Commands) => void): Promise<number> => {
    const [begun, cpu] = [performance.now(), process.cpuUsage()];
    const commands = new Commands(gpu, 1);
    encode(commands);
    commands.submit();
    await gpu.queue.onSubmittedWorkDone();
    const { user, system } = process.cpuUsage(cpu);
    return adapter.software ? (user + system) / 1000 / availableParallelism() : performance.now() - begun;
  };
  await done((commands) => instance.encode(commands, 0));
  const found: OpTime[] = [];
  for (const [i, dispatch] of list.dispatches.entries()) {
    let ms = Number.POSITIVE_INFINITY;
    for (let round = 0; round < ROUNDS; round++) {
      const took = await done((commands) => instance.encodeAlone(commands, i, TIMES));
      ms = Math.min(ms, took / TIMES);
    }
    const { label, flops, groups } = dispatch;
    const workgroups = groups[0] * groups[1] * batch;
    found.push({ label, ms, flops: flops * batch, bytes: bytesOf(dispatch, batch), workgroups });
  }
  gpu.destroy();
  return { adapter: adapter.name, ops: found };
}
