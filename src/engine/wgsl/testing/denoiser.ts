/** The model of a folder on our engine, as the app has it, in Node. */
import { readFileSync } from "node:fs";
import { parseManifest } from "../../../models/manifest.ts";
import type { Denoiser } from "../../denoiser.ts";
import type { Telling } from "../../engine.ts";
import type { Device } from "../../webgpu/device.ts";
import { targetOf } from "../lower/target.ts";
import { denoiserOn, graphIn } from "../open.ts";
import type { Dawn } from "./dawn.ts";

export const deviceOf = ({ gpu }: Dawn): Device => ({
  gpu,
  adapter: { name: "Dawn", software: true },
  features: [],
  guard: (work) => work,
  destroy: () => gpu.destroy(),
});

export async function denoiserIn(dawn: Dawn, folder: string, told?: Telling, halves = false): Promise<Denoiser> {
  const manifest = parseManifest(readFileSync(`${folder}/manifest.json`, "utf8"));
  const graph = await graphIn({ manifest, file: readFileSync(`${folder}/unet.onnx`) });
  return denoiserOn(deviceOf(dawn), graph, manifest, told, { ...targetOf(dawn.gpu), halves });
}
