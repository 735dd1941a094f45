/** How long our engine takes to its first answer, when nothing of it was compiled before or all of it was. */
import { pictureSize } from "../../../src/engine/denoiser.ts";
import { wgsl } from "../../../src/engine/wgsl/engine.ts";
import { networkAt } from "./network.ts";

export interface FirstStep {
  readonly programs: number;
  /** ms from the file until it can be asked. */
  readonly opened: number;
  /** ms from the file until it has answered for one picture: some drivers compile a program only when it first runs. */
  readonly answered: number;
}

export async function firstStep(address: string): Promise<FirstStep> {
  const network = await networkAt(address);
  const { sample } = network.manifest.known;
  let programs = 0;
  const begun = performance.now();
  const denoiser = await wgsl.open(network, (_, compiled) => {
    programs = compiled?.of ?? programs;
  });
  const opened = performance.now() - begun;
  await denoiser.evaluate(sample.slice(0, pictureSize(denoiser.shape)), network.manifest.known.timestep.slice(0, 1));
  const answered = performance.now() - begun;
  await denoiser.dispose();
  return { programs, opened, answered };
}
