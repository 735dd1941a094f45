/** Our engine op by op: what each dispatch of a step takes by itself, and what it does in that time. */
import { elements, type Graph } from "../../../graph/graph.ts";
import { Commands } from "../../webgpu/commands.ts";
import { bytesOf } from "../lower/footprint.ts";
import { lowered } from "../lower/lower.ts";
import { type Target, targetOf } from "../lower/target.ts";
import { simplified } from "../passes/index.ts";
import { Instance } from "./instance.ts";
import { Memories } from "./memories.ts";
import { programOf } from "./program.ts";

export interface OpTime {
  readonly label: string;
  readonly ms: number;
  readonly flops: number;
  readonly bytes: number;
  readonly workgroups: number;
}

/** Clocks of browsers are coarse, and a submission takes a while by itself: a dispatch is repeated until this is reached. */
const EFFORT = { enoughMs: 5, rounds: 5 };
const MOST_TIMES = 64;

/** ms that the GPU takes for what is encoded. */
export type Clock = (encode: (commands: Commands) => void) => Promise<number>;

interface Asked {
  readonly batch?: number;
  /** The page's where not said. */
  readonly clock?: Clock | undefined;
  readonly told?: (done: number, of: number) => void;
  readonly target?: Target;
}

export async function timedOps(
  gpu: GPUDevice,
  graph: Graph,
  { batch = 1, clock = byTime(gpu), told = () => {}, target = targetOf(gpu) }: Asked = {},
): Promise<OpTime[]> {
  const list = lowered(simplified(graph), target);
  const program = await programOf(gpu, list);
  const memories = new Memories(gpu, list);
  await memories.reserve(batch);
  const buffer = (values: number) => gpu.createBuffer({ size: 4 * batch * values, usage: GPUBufferUsage.STORAGE });
  const ends = { x: buffer(elements(graph.picture)), m: buffer(elements(graph.output.shape)) };
  const instance = new Instance(program, ends, batch, memories.of(batch));
  instance.plan({ timesteps: new Float32Array(batch), labels: new Float32Array(batch) });
  await clock((commands) => instance.encode(commands, 0));
  const found: OpTime[] = [];
  for (const [i, dispatch] of list.dispatches.entries()) {
    const ms = await fastest((times) => clock((commands) => instance.encodeAlone(commands, i, times)));
    const { label, flops, groups } = dispatch;
    const workgroups = groups[0] * groups[1] * batch;
    found.push({ label, ms, flops: flops * batch, bytes: bytesOf(dispatch, batch), workgroups });
    told(i + 1, list.dispatches.length);
  }
  instance.dispose();
  memories.dispose();
  program.dispose();
  for (const end of Object.values(ends)) end.destroy();
  return found;
}

/** Whatever else a machine does only adds. */
export async function fastest(
  took: (times: number) => Promise<number>,
  { enoughMs, rounds } = EFFORT,
): Promise<number> {
  let times = 1;
  let ms = await took(times);
  while (ms < enoughMs && times < MOST_TIMES) {
    times *= 4;
    ms = await took(times);
  }
  for (let round = 1; round < rounds; round++) ms = Math.min(ms, await took(times));
  return ms / times;
}

const byTime =
  (gpu: GPUDevice): Clock =>
  async (encode) => {
    const begun = performance.now();
    const commands = new Commands(gpu, 1);
    encode(commands);
    commands.submit();
    await gpu.queue.onSubmittedWorkDone();
    return performance.now() - begun;
  };
