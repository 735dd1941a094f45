/** Our engine op by op, by Dawn in Node. */
import { openAsBlob } from "node:fs";
import { availableParallelism } from "node:os";
import { describeAdapter } from "../src/engine/webgpu/adapter.ts";
import { Commands } from "../src/engine/webgpu/commands.ts";
import { type Clock, type OpTime, timedOps } from "../src/engine/wgsl/run/ops.ts";
import { openDawn } from "../src/engine/wgsl/testing/dawn.ts";
import { DDPMS, ddpmGraph } from "../src/engine/wgsl/testing/ddpm.ts";
import { openOnnx } from "../src/formats/onnx/open.ts";
import { graphOf } from "../src/formats/onnx/read.ts";

/** The network of a model of ours, or DDPM's of random weights. */
export async function networkOf(model: string) {
  const random = DDPMS[model];
  if (random) return ddpmGraph(random);
  const opened = await openOnnx(new Map([["unet.onnx", await openAsBlob(`models/${model}/unet.onnx`)]]));
  return graphOf(opened!.model, null);
}

/** Of a program that plays the GPU its processors' time, which nobody else's work adds to. */
export async function ops(model: string, batch: number): Promise<{ adapter: string; ops: readonly OpTime[] }> {
  const dawn = await openDawn();
  if (!dawn) throw new Error("Dawn finds no adapter here; e2e/softgpu/setup.sh installs one");
  const { gpu } = dawn;
  const { name, software } = describeAdapter({ info: gpu.adapterInfo });
  const played: Clock = async (encode) => {
    const before = process.cpuUsage();
    const commands = new Commands(gpu, 1);
    encode(commands);
    commands.submit();
    await gpu.queue.onSubmittedWorkDone();
    const { user, system } = process.cpuUsage(before);
    return (user + system) / 1000 / availableParallelism();
  };
  const found = await timedOps(gpu, await networkOf(model), { batch, clock: software ? played : undefined });
  gpu.destroy();
  return { adapter: name, ops: found };
}

type Sum = Pick<OpTime, "ms" | "flops" | "bytes"> & { readonly count: number };

/** Convolutions, norms, attention, what is left, and all. */
export function kindsOf(ops: readonly OpTime[]): Record<string, Sum> {
  const kinds = ["convolution", "norm", "attention"];
  const kindOf = ({ label }: OpTime) => kinds.find((kind) => label.startsWith(kind)) ?? "other";
  const groups = [...kinds, "other"].map((kind) => [kind, ops.filter((op) => kindOf(op) === kind)] as const);
  return Object.fromEntries([...groups, ["all", ops] as const].map(([kind, some]) => [kind, summed(some)]));
}

function summed(ops: readonly OpTime[]): Sum {
  const sum = (what: "ms" | "flops" | "bytes") => ops.reduce((total, op) => total + op[what], 0);
  return { count: ops.length, ms: sum("ms"), flops: sum("flops"), bytes: sum("bytes") };
}
