/** What our loop costs over the bare network, same engine, same run, taking turns. */
import { pictureSize } from "../../../src/runtime/denoiser.ts";
import type { EngineName } from "../../../src/runtime/engine-info.ts";
import { openEngine } from "../../../src/runtime/engines.ts";
import { type GpuTraffic, traffic } from "./counts.ts";
import { lanesOf, loadNetwork } from "./network.ts";

export interface Overhead {
  /** Median ms of a step: the network alone (values in, values out), and our step with frames at display rate. */
  readonly bare: number;
  readonly ours: number;
  /** Of the step, network and ours together; null on wasm. */
  readonly perStep: GpuTraffic | null;
}

const median = (values: number[]) => values.sort((a, b) => a - b)[Math.floor(values.length / 2)]!;

export async function overhead(engine: EngineName, batch: number, rounds: number): Promise<Overhead> {
  const network = await loadNetwork();
  const { denoiser } = await openEngine(network, engine, [batch], () => {});
  const D = pictureSize(denoiser.shape);
  const lanes = lanesOf(network, D, 1 + 2 * rounds, batch);
  const executor = denoiser.executor(lanes);
  const x = lanes[0]!.x;
  const input = new Float32Array(batch * D);
  for (let i = 0; i < batch; i++) input.set(x, i * D);
  const timestep = new Float32Array(batch).fill(500);
  const timed = async (work: () => Promise<unknown>) => {
    const begun = performance.now();
    await work();
    return performance.now() - begun;
  };
  const bareStep = () => denoiser.evaluate(input, timestep);
  // Reading the state waits for the GPU, as evaluate's reading of m does.
  const ourStep = async () => {
    await executor.step();
    await executor.readable();
    await executor.read("state");
  };
  await bareStep();
  await ourStep();
  const bare: number[] = [];
  const ours: number[] = [];
  for (let i = 0; i < rounds; i++) {
    bare.push(await timed(bareStep));
    ours.push(await timed(ourStep));
  }
  const perStep = engine === "ort-webgpu" ? await traffic(() => executor.step()) : null;
  executor.dispose();
  await denoiser.dispose();
  return { bare: median(bare), ours: median(ours), perStep };
}
