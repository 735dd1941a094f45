/**
 * The model and its engine: loaded once, in the background. The client (and with it the worker,
 * onnxruntime and the model) is imported here and nowhere else, after the first paint.
 */

import type { CoreMessageId } from "../i18n/en.ts";
import { t } from "../i18n/words.ts";
import type { ClientOwner } from "../worker/client/client.ts";
import { WorkerFailure } from "../worker/client/failure.ts";
import type { EngineInfo, EngineWish, Failure, ModelInfo } from "../worker/protocol.ts";
import { dismiss, say } from "./notices.ts";
import { getState, type LoadProgress, type ModelState, setState } from "./store.ts";

type Client = ReturnType<typeof import("../worker/client/client.ts")["createClient"]>;

export interface Ready {
  readonly client: Client;
  readonly model: ModelInfo;
}

type Replacing = Extract<CoreMessageId, `replacing.${string}`>;

const REPLACING: Partial<Record<Failure["code"], Replacing>> = {
  "device-lost": "replacing.device-lost",
  "self-check-failed": "replacing.self-check-failed",
  "out-of-memory": "replacing.out-of-memory",
};

/** What becomes of the worker on its own: said in words, and the engine that runs stays the one that is named. */
const owner: ClientOwner = {
  replacing: ({ code }) => {
    const text = () => t(REPLACING[code] ?? "replacing.stalled");
    say({ key: "engine", tone: "warning", text });
  },
  replaced: (engine) => {
    const { model } = getState();
    if (model.phase === "ready") setState({ model: { ...model, engine } });
    if (last) last = { ...last, state: { ...last.state, engine } };
  },
  ended: (failure) => {
    last = null;
    if (!current) return; // another model is on its way, in a worker of its own
    current = null;
    dismiss("engine");
    setState({ model: { phase: "failed", failure } });
  },
};

const manifestOf = (id: string) => new URL(`models/${id}/manifest.json`, document.baseURI).href;

let client: Promise<Client> | null = null;
let current: Ready | null = null;
let attempt: AbortController | null = null;
/** The model that goes on in its own worker until the next has loaded: where cancelling leads back to. */
let last: { readonly ready: Ready; readonly state: ModelState & { phase: "ready" } } | null = null;
const waiting = new Set<(ready: Ready) => void>();

/**
 * Resolves when there is a model to run, however many tries that takes: what was asked for while
 * loading failed is not forgotten. Rejects when `signal` aborts.
 */
export function ready(signal: AbortSignal): Promise<Ready> {
  if (current) return Promise.resolve(current);
  return new Promise((resolve, reject) => {
    waiting.add(resolve);
    signal.addEventListener("abort", () => {
      waiting.delete(resolve);
      reject(signal.reason);
    });
  });
}

/** `?engine=wasm` or `?engine=webgpu` in the address: for tests, and for comparing by hand. */
function engineInAddress(): EngineWish {
  const name = new URLSearchParams(location.search).get("engine");
  return name === null || name === "auto" ? {} : { only: name };
}

/** Says so where the address asks for an engine that there isn't: which there are comes with the one that was taken. */
function checkWish({ only }: EngineWish, engine: EngineInfo): void {
  const all = [engine, ...engine.rejected, ...engine.untried];
  if (only === undefined || all.some(({ name, label }) => only === name || only === label.toLowerCase())) return;
  const engines = all.map(({ label }) => label.toLowerCase()).join(", ");
  say({ key: "address", tone: "warning", text: () => t("address.engine", { name: only, engines }) });
}

/** Loads the model that is wanted, or tries again. The engine choice is for tests and for the machine page. */
export async function loadModel(wish: EngineWish = engineInAddress()): Promise<void> {
  attempt?.abort();
  attempt = new AbortController();
  const { signal } = attempt;
  const { model: state } = getState();
  if (current && state.phase === "ready") last = { ready: current, state };
  current = null;
  setState({ model: { phase: "loading", progress: null } });
  try {
    client ??= import("../worker/client/client.ts").then(({ createClient }) => createClient(owner));
    const worker = await client;
    const clock = new Clock();
    const { model, engine: info } = await worker.load(manifestOf(getState().modelId), wish, {
      signal,
      onProgress: (progress) => setState({ model: { phase: "loading", progress: clock.read(progress) } }),
    });
    checkWish(wish, info);
    await knowSchedule(model);
    setState({ model: { phase: "ready", model, engine: info } });
    last = null;
    arrived({ client: worker, model });
  } catch (error) {
    if (!signal.aborted) setState({ model: { phase: "failed", failure: failureOf(error) } });
  }
}

function arrived(ready: Ready): void {
  current = ready;
  for (const resolve of waiting) resolve(ready);
  waiting.clear();
}

/** Stops the loading at once. The model before is there again; without one the page says that there is none. */
export function cancelLoad(): void {
  if (getState().model.phase !== "loading") return;
  attempt?.abort();
  if (last) {
    const { ready, state } = last;
    last = null;
    setState({ modelId: state.model.id, model: state });
    arrived(ready);
  } else {
    setState({ model: { phase: "failed", failure: { code: "cancelled", message: getState().modelId } } });
  }
}

export function failureOf(error: unknown): Failure {
  if (error instanceof WorkerFailure) return error.failure;
  return { code: "internal", message: error instanceof Error ? error.message : String(error) };
}

/** Time left of a phase that counts bytes, from how the last seconds went. */
class Clock {
  private phase = "";
  private begun = 0;
  private first = 0;

  read(progress: Omit<LoadProgress, "secondsLeft">): LoadProgress {
    const now = performance.now();
    if (progress.phase !== this.phase) {
      this.phase = progress.phase;
      this.begun = now;
      this.first = progress.loaded;
    }
    const took = now - this.begun;
    const done = progress.loaded - this.first;
    const known = progress.phase === "download" && took > 500 && done > 0;
    return { ...progress, secondsLeft: known ? ((progress.total - progress.loaded) / done) * (took / 1000) : null };
  }
}

/** ᾱ of every model that was loaded, by its sha256: a run on screen may be of the one before. */
const schedules = new Map<string, Float64Array>();

async function knowSchedule({ process, sha256 }: ModelInfo): Promise<void> {
  const { betasOf, scheduleOf } = await import("../diffusion/schedule.ts");
  schedules.set(sha256, scheduleOf(betasOf(process.schedule, process.T)).alphasCumprod);
}

/** The loaded model; while the next is on its way, the one whose runs are still on screen. */
const inUse = (): ModelInfo | null => (current ?? last?.ready)?.model ?? null;

/** ᾱ of a model (the one in use) at interface time t: 1 at 0, the picture. Null where it has not been loaded. */
export function alphaBarAt(t: number, model: Pick<ModelInfo, "sha256"> | null = inUse()): number | null {
  if (t <= 0) return 1;
  return (model && schedules.get(model.sha256)?.[Math.round(t) - 1]) ?? null;
}
