/**
 * The engines side by side, each opened, asked a question with a known answer and timed, whichever of them runs; then ours
 * op by op, and where blocks end against onnxruntime. In a worker of its own: to cancel it is to end that.
 */
import { wordsOf } from "../../bytes/words-of.ts";
import type { Engine, Network } from "../engine.ts";
import { wasmHere } from "../ort/engines.ts";
import { Trial, traitsOf } from "../trial.ts";
import { openDevice } from "../webgpu/device.ts";
import { graphIn } from "../wgsl/open.ts";
import { timedOps } from "../wgsl/run/ops.ts";
import { targetHere } from "../wgsl/tune/target-here.ts";
import { answerOfOurs, answerOfWasm } from "./answers.ts";
import { blocksApart } from "./blocks.ts";
import { grouped } from "./groups.ts";
import type { Surveyed } from "./surveyed.ts";

export type Tell = (found: Surveyed) => void;

export async function survey(engines: readonly Engine[], network: Network, tell: Tell): Promise<void> {
  for (const [i, engine] of engines.entries()) {
    tell({ of: "stage", stage: "engine", label: engine.label, part: i / engines.length });
    await surveyOne(engine, network, tell);
  }
  await insideOurs(network, tell).catch((error: unknown) => tell({ of: "unable", why: wordsOf(error) }));
}

async function surveyOne(engine: Engine, network: Network, tell: Tell): Promise<void> {
  const trial = new Trial(
    network,
    {},
    () => {},
    () => performance.now(),
  );
  try {
    const proven = await trial.prove(engine);
    const [rejection] = trial.rejected;
    if (rejection) tell({ of: "passed", rejection });
    if (!proven) return;
    const { denoiser, stepMs } = proven;
    tell({ of: "engine", engine: traitsOf(engine), adapter: denoiser.adapter, stepMs });
    await denoiser.dispose();
  } catch (error) {
    // A part of it could not be fetched: the others can be looked at all the same.
    tell({ of: "passed", rejection: { ...traitsOf(engine), reason: "session-failed", detail: wordsOf(error) } });
  }
}

/** @throws Refusal, Fault */
async function insideOurs(network: Network, tell: Tell): Promise<void> {
  const graph = await graphIn(network);
  const device = await openDevice();
  try {
    tell({ of: "stage", stage: "ops", part: 0 });
    const told = (done: number, of: number) => tell({ of: "stage", stage: "ops", part: done / of });
    const target = await targetHere(device, graph, { halves: false, tune: false });
    const ops = await device.guard(timedOps(device.gpu, graph, { told, target }));
    tell({ of: "ops", ops: grouped(ops) });
    tell({ of: "stage", stage: "blocks", part: 0 });
    const { known } = network.manifest;
    const question = {
      x: known.sample.slice(0, known.sample.length / known.timestep.length),
      timestep: known.timestep.slice(0, 1),
      labels: known.label?.slice(0, 1),
    };
    const [ours, right] = [answerOfOurs(device, network), answerOfWasm(network, wasmHere())];
    tell({ of: "blocks", blocks: await blocksApart(graph, question, ours, right) });
  } finally {
    device.destroy();
  }
}
