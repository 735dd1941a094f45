/** The model of a folder on our engine, as the app has it, in Node. */
import { readFileSync } from "node:fs";
import { parseManifest } from "../../../models/manifest.ts";
import type { Denoiser } from "../../denoiser.ts";
import type { Telling } from "../../engine.ts";
import { denoiserOn, graphIn } from "../open.ts";
import type { Dawn } from "./dawn.ts";

export async function denoiserIn({ gpu }: Dawn, folder: string, told?: Telling): Promise<Denoiser> {
  const manifest = parseManifest(readFileSync(`${folder}/manifest.json`, "utf8"));
  const device = {
    gpu,
    adapter: { name: "Dawn", software: true },
    features: [],
    guard: <T>(work: Promise<T>) => work,
    destroy: () => gpu.destroy(),
  };
  const graph = await graphIn({ manifest, file: readFileSync(`${folder}/unet.onnx`) });
  return denoiserOn(device, graph, manifest, told);
}
