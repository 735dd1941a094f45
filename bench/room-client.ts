/** The page's worker in Node, one a shipped model; the page's own files come from the disk. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { cpuDenoiser } from "../src/engine/cpu/cpu-denoiser.ts";
import { type Manifest, parseManifest } from "../src/models/manifest.ts";
import { ServiceClient } from "../src/rooms/bench/testing/service-client.ts";
import { infoOf } from "../src/worker/info.ts";
import { openModel, THREADS } from "./quality-network.ts";

const clients = new Map<string, Promise<ServiceClient>>();

export function clientOf(id: string): Promise<ServiceClient> {
  const known = clients.get(id) ?? open(id);
  clients.set(id, known);
  return known;
}

async function open(id: string): Promise<ServiceClient> {
  globalThis.fetch = async (path) => new Response(readFileSync(join(process.cwd(), String(path))));
  const manifest: Manifest = parseManifest(readFileSync(join(process.cwd(), "models", id, "manifest.json"), "utf8"));
  const model = openModel(id);
  const network = await model.load();
  const shape = { ...model.shape, outputs: 2 * model.shape.channels, classes: manifest.classes.length };
  const evaluate = async (x: Float32Array, timesteps: Float32Array) =>
    new Float32Array(await network(x.slice(), [...timesteps]));
  const denoiser = cpuDenoiser(shape, evaluate, { adapter: "wasm", threads: THREADS });
  const client = new ServiceClient({ denoiser, manifest, model: infoOf(manifest) });
  await client.load();
  return client;
}
