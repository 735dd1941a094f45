/** A model's network as our kernels on a device of our own. */
import { InMemory } from "../../bytes/in-memory.ts";
import { openOnnx } from "../../formats/onnx/open.ts";
import { graphOf } from "../../formats/onnx/read.ts";
import { Refusal as Unreadable } from "../../formats/refusal.ts";
import type { Graph } from "../../graph/graph.ts";
import { Fault } from "../../models/fault.ts";
import type { Denoiser, NetworkShape } from "../denoiser.ts";
import { type Engine, type Network, opUnknown, Refusal, shapeOf, type Telling } from "../engine.ts";
import { type Device, openDevice } from "../webgpu/device.ts";
import { gpuDenoiser } from "../webgpu/gpu-denoiser.ts";
import { largestWeight, weightBytes } from "./lower/footprint.ts";
import { lowered } from "./lower/lower.ts";
import { type Target, targetOf } from "./lower/target.ts";
import { simplified } from "./passes/index.ts";
import { Memories } from "./run/memories.ts";
import { programOf } from "./run/program.ts";
import { runOf } from "./run/run.ts";
import { targetHere } from "./tune/target-here.ts";

/**
 * @param halves what stands between two layers is float16
 * @throws Refusal without a device or where an op is not known; Fault "model-incompatible" for another network than the manifest's.
 */
export async function openWgsl(
  halves: boolean,
  ...[network, told, { tune } = {}]: Parameters<Engine["open"]>
): Promise<Denoiser> {
  const graph = await graphIn(network);
  const device = await openDevice();
  try {
    if (halves && !device.gpu.features.has("shader-f16"))
      throw new Refusal("no-float16", `${device.adapter.name} has no shader-f16`);
    const target = await targetHere(device, graph, { halves, tune: tune === true });
    return await denoiserOn(device, graph, network.manifest, told, target);
  } catch (error) {
    device.destroy();
    throw error;
  }
}

/** @throws Refusal, Fault */
export async function denoiserOn(
  device: Device,
  graph: Graph,
  manifest: Network["manifest"],
  told?: Telling,
  target?: Target,
): Promise<Denoiser> {
  const shape = shapeOf(manifest);
  const { channels, height, width, outputs } = shape;
  const [given, wanted] = [graph.picture, graph.output.shape].map(String);
  const [x, m] = [channels, outputs].map((count) => String([count, height, width]));
  if (given !== x || wanted !== m) {
    throw new Fault("model-incompatible", `the network makes [${wanted}] of [${given}], expected [${m}] of [${x}]`);
  }
  return runningOn(device, shape, graph, told, target);
}

/** A network that is what the shape says. @throws Refusal, Fault */
export async function runningOn(
  device: Device,
  shape: NetworkShape,
  graph: Graph,
  told: Telling = () => {},
  target = targetOf(device.gpu),
): Promise<Denoiser> {
  const list = lowered(simplified(graph), target);
  const { maxBufferSize, maxStorageBufferBindingSize } = device.gpu.limits;
  const [largest, most] = [largestWeight(list), Math.min(maxBufferSize, maxStorageBufferBindingSize)];
  if (largest > most) {
    const [has, may] = [largest, most].map((bytes) => Math.ceil(bytes / 2 ** 20));
    throw new Refusal("no-memory", `one of the model's matrices is ${has} MB, and the GPU binds no more than ${may}`);
  }
  device.gpu.pushErrorScope("out-of-memory");
  const program = await device.guard(programOf(device.gpu, list, (done, of) => told("compile", { done, of })));
  const refused = await device.gpu.popErrorScope();
  if (refused) {
    program.dispose();
    const megabytes = Math.ceil(weightBytes(list) / 2 ** 20);
    throw new Refusal("no-memory", `the model's ${megabytes} MB have no room on the GPU: ${refused.message}`);
  }
  const memories = new Memories(device.gpu, list);
  const denoiser = gpuDenoiser(
    device,
    shape,
    (bound) => runOf(program, memories.of(bound.batch), bound),
    async () => {
      memories.dispose();
      program.dispose();
    },
    (batch) => device.guard(memories.reserve(batch)),
  );
  return target.halves ? { ...denoiser, halves: true } : denoiser;
}

/** @throws Refusal naming what is not known of it */
export async function graphIn({ manifest, file }: Network): Promise<Graph> {
  try {
    const opened = await openOnnx(new Map([["unet.onnx", new InMemory(file)]]));
    return await graphOf(opened!.model, manifest.image);
  } catch (error) {
    if (error instanceof Unreadable) throw opUnknown(error);
    throw error;
  }
}
