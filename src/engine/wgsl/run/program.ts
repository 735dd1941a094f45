/** A lowered network on a device: its pipelines, compiled all at once, and its weights. Made once for a model. */
import { wordsOf } from "../../../bytes/words-of.ts";
import type { Weight } from "../../../graph/graph.ts";
import { interpreter } from "../../../graph/interpret/interpret.ts";
import { Fault } from "../../../models/fault.ts";
import { makeBindGroup, makeBuffer, makeFilledBuffer } from "../../webgpu/gpu-objects.ts";
import { codeOf, type Dispatch, type Over, sizesOf, typesOf } from "../lower/dispatch.ts";
import type { Lowered } from "../lower/lower.ts";
import type { Tensor } from "../lower/view.ts";
import { plainly } from "../network.ts";

export interface Ready {
  readonly dispatch: Dispatch;
  readonly pipeline: GPUComputePipeline;
  readonly layout: GPUBindGroupLayout;
  /** d of the kernel. */
  readonly sizes: GPUBuffer;
}

/** A table's row for a time and a class. */
export type Row = (t: number, label: number) => ArrayLike<number>;

export interface Program {
  readonly gpu: GPUDevice;
  readonly dispatches: readonly Ready[];
  readonly rows: readonly Ready[];
  readonly tables: readonly { readonly tensor: Tensor; readonly row: Row }[];
  readonly weights: ReadonlyMap<Tensor, GPUBuffer>;
  dispose(): void;
}

/** @param told how many of the pipelines are compiled */
export async function programOf(
  gpu: GPUDevice,
  { dispatches, rows, tables }: Lowered,
  told: (done: number, of: number) => void = () => {},
): Promise<Program> {
  const most = Math.max(LEAST_BYTES, ...[...dispatches, ...rows].map((each) => sizesOf(each, "pictures").byteLength));
  const none = { read: emptyBuffer(gpu, most), written: emptyBuffer(gpu, LEAST_BYTES) };
  const pipelines = new Map<string, ReturnType<typeof compiled>>();
  let done = 0;
  const ready = async (dispatch: Dispatch, over: Over): Promise<Ready> => {
    const code = codeOf(dispatch, over);
    const made =
      pipelines.get(code) ??
      compiled(gpu, dispatch, over).then((each) => {
        woken(gpu, each, typesOf(dispatch, over), none);
        told(++done, pipelines.size);
        return each;
      });
    pipelines.set(code, made);
    const sizes = makeFilledBuffer(gpu, `sizes of ${dispatch.label}`, sizesOf(dispatch, over), GPUBufferUsage.UNIFORM);
    return { dispatch, sizes, ...(await made) };
  };
  const all = Promise.all([
    Promise.all(dispatches.map((each) => ready(each, "pictures"))),
    Promise.all(rows.map((each) => ready(each, "rows"))),
  ]);
  const weights = new Map<Tensor, GPUBuffer>();
  for (const { reads } of [...dispatches, ...rows]) {
    for (const { tensor } of reads) {
      if (tensor.place.kind === "weight" && !weights.has(tensor)) {
        weights.set(tensor, await uploaded(gpu, tensor.place.weight));
      }
    }
  }
  const [main, early] = await all;
  for (const buffer of Object.values(none)) buffer.destroy();
  return {
    gpu,
    dispatches: main,
    rows: early,
    tables: await Promise.all(
      tables.map(async ({ tensor, piece }) => {
        const run = await interpreter(plainly({ picture: [], classes: 0, output: piece }));
        const none = new Float64Array();
        return { tensor, row: (t: number, label: number) => run({ x: none, t, class: label }) };
      }),
    ),
    weights,
    dispose: () => {
      for (const buffer of weights.values()) buffer.destroy();
      for (const { sizes } of [...main, ...early]) sizes.destroy();
    },
  };
}

export async function compiled(gpu: GPUDevice, dispatch: Dispatch, over: Over) {
  const { label } = dispatch;
  const entries = typesOf(dispatch, over).map((type, binding) => ({
    binding,
    visibility: GPUShaderStage.COMPUTE,
    buffer: { type },
  }));
  const layout = gpu.createBindGroupLayout({ entries });
  const module = gpu.createShaderModule({ label, code: codeOf(dispatch, over) });
  const compute = { module, entryPoint: "main" };
  const whole = { label, layout: gpu.createPipelineLayout({ bindGroupLayouts: [layout] }), compute };
  const pipeline = await gpu.createComputePipelineAsync(whole).catch(async (error: unknown) => {
    const { messages } = await module.getCompilationInfo();
    const said = messages.map(({ lineNum, message }) => `line ${lineNum}: ${message}`);
    throw new Fault(
      "internal",
      `the GPU's compiler refused the kernel "${label}"`,
      [wordsOf(error), ...said].join("; "),
    );
  });
  return { pipeline, layout };
}

/** One of anything that is bound. */
const LEAST_BYTES = 64;

const emptyBuffer = (gpu: GPUDevice, bytes: number): GPUBuffer =>
  makeBuffer(gpu, "nothing", bytes, GPUBufferUsage.STORAGE | GPUBufferUsage.UNIFORM);

/**
 * Some drivers compile a program when it first runs, one after the other: here each runs once, with every size 0, while
 * weights are still read.
 */
function woken(
  gpu: GPUDevice,
  { pipeline, layout }: Pick<Ready, "pipeline" | "layout">,
  types: readonly GPUBufferBindingType[],
  { read, written }: { readonly read: GPUBuffer; readonly written: GPUBuffer },
): void {
  const entries = types.map((type, binding) => ({
    binding,
    resource: { buffer: type === "storage" ? written : read },
  }));
  const commands = gpu.createCommandEncoder();
  const pass = commands.beginComputePass();
  pass.setPipeline(pipeline);
  pass.setBindGroup(0, makeBindGroup(gpu, layout, entries));
  pass.dispatchWorkgroups(1);
  pass.end();
  gpu.queue.submit([commands.finish()]);
}

async function uploaded(gpu: GPUDevice, weight: Weight): Promise<GPUBuffer> {
  const values = await weight.read();
  return makeFilledBuffer(gpu, weight.name, inFours(values), GPUBufferUsage.STORAGE);
}

/** Most are already, and large. */
function inFours(values: Float32Array): Float32Array<ArrayBuffer> {
  if (values.length % 4 === 0) return values as Float32Array<ArrayBuffer>;
  const padded = new Float32Array(Math.ceil(values.length / 4) * 4);
  padded.set(values);
  return padded;
}
