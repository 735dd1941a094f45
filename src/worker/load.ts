/** From a manifest's address to a network that has proved itself. */

import { checkTables } from "../diffusion/quantiles.ts";
import { openEngine, type Place, type RunningEngine } from "../engine/choose.ts";
import { ENGINES } from "../engine/engines.ts";
import { cacheMemory } from "../engine/memory.ts";
import { findAdapter } from "../engine/webgpu/adapter.ts";
import { Fault } from "../models/fault.ts";
import { type Manifest, networkFile, parseManifest } from "../models/manifest.ts";
import { infoOf } from "./info.ts";
import type { EngineWish, Event, ModelInfo } from "./protocol.ts";
import { openSource } from "./source.ts";

export interface Loaded extends RunningEngine {
  readonly manifest: Manifest;
  readonly model: ModelInfo;
}

type Progress = Pick<Extract<Event, { kind: "progress" }>, "phase" | "loaded" | "total" | "fromCache" | "silent">;

const SAY_EVERY_MS = 50;

/** @throws Fault in words; the signal's reason when aborted. */
export async function loadModel(
  manifestUrl: string,
  engine: EngineWish,
  signal: AbortSignal,
  told: (progress: Progress) => void,
): Promise<Loaded> {
  await checkTables();
  const here = { loaded: 0, total: 0 };
  const onSilent = () => told({ phase: "download", ...here, fromCache: false, silent: true });
  const source = await openSource(manifestUrl, { signal, onSilent });
  const manifest = parseManifest(source.manifest);
  const file = networkFile(manifest);
  let said = Number.NEGATIVE_INFINITY;
  const onBytes = (loaded: number, total: number) => {
    Object.assign(here, { loaded, total });
    const now = performance.now();
    if (loaded < total && now - said < SAY_EVERY_MS) return;
    said = now;
    told({ phase: "download", loaded, total, fromCache: false });
  };
  const weights = await source.read(file, onBytes);
  const { bytes } = file;
  const { fromCache } = weights;
  told({ phase: "download", loaded: bytes, total: bytes, fromCache });

  const opened = await openEngine(await place(), { manifest, file: weights.data }, engine, (phase, programs) =>
    told({ phase, loaded: programs?.done ?? bytes, total: programs?.of ?? bytes, fromCache }),
  );
  if (signal.aborted) {
    await opened.denoiser.dispose();
    throw signal.reason ?? new Fault("internal", "loading was cancelled");
  }
  return { ...opened, manifest, model: infoOf(manifest) };
}

/** The script's address has the build's hash in it. */
async function place(): Promise<Place> {
  const memory = cacheMemory(self.location.href);
  return { engines: ENGINES, adapter: await findAdapter(), memory, now: () => performance.now() };
}
