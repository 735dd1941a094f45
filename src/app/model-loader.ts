/**
 * The model and its engine: loaded once, in the background. The client (and with it the worker,
 * onnxruntime and the model) is opened with the first, after the first paint.
 */

import type { IdOf } from "../i18n/words.ts";
import type { ModelSource, Ready } from "../run/ready.ts";
import type { Client, ClientOwner } from "../worker/client/client.ts";
import type { Divided } from "../worker/client/client-owner.ts";
import { failureOf, WorkerFailure } from "../worker/client/failure.ts";
import type { EngineInfo, EngineName, EngineWish, Failure, ModelInfo } from "../worker/protocol.ts";
import { checkWish, couldRun } from "./engine-wish.ts";
import { LoadClock } from "./load-clock.ts";
import { dismiss, say } from "./notices.ts";
import { getState, type ModelState, setState } from "./store.ts";
import { words } from "./words.ts";

type Loaded = ModelState & { readonly phase: "ready" };

interface LoaderOptions {
  /** Opens the client, once. */
  readonly open: (owner: ClientOwner) => Promise<Client>;
  /** Where the manifest of a model is. */
  readonly manifestOf: (id: string) => string;
  /** The engine that is asked for, where the caller asks for none. */
  readonly wish: () => EngineWish;
  /** What makes the settings fit a model. */
  readonly fit: () => Promise<(model: ModelInfo) => void>;
}

type Replacing = Extract<IdOf<typeof words>, `replacing.${string}`>;

const REPLACING: Partial<Record<Failure["code"], Replacing>> = {
  "device-lost": "replacing.device-lost",
  "self-check-failed": "replacing.self-check-failed",
  "out-of-memory": "replacing.out-of-memory",
  "not-finite": "replacing.not-finite",
};

export class ModelLoader implements ModelSource {
  /** The engine that what is to run was made on: taken from the next load on, where it can be, however fast others are. */
  preferred: EngineName | null = null;
  readonly #options: LoaderOptions;
  #client: Promise<Client> | null = null;
  #current: Ready | null = null;
  #attempt = new AbortController();
  /** The model that goes on in its own worker until the next has loaded: where cancelling leads back to. */
  #last: { readonly ready: Ready; readonly state: Loaded } | null = null;
  #saidBusy = false;
  /** How many pictures at once it was said of that they have no room. */
  readonly #divided = new Set<number>();
  readonly #waiting = new Set<(ready: Ready) => void>();
  /** ᾱ of every model that was loaded, by its sha256: a run on screen may be of the one before. */
  readonly #alphaBars = new Map<string, Float64Array>();

  constructor(options: LoaderOptions) {
    this.#options = options;
  }

  get current(): Ready | null {
    return this.#current;
  }

  /**
   * Resolves when there is a model to run, however many tries that takes: what was asked for while
   * loading failed is not forgotten. Rejects when `signal` aborts.
   */
  ready(signal: AbortSignal): Promise<Ready> {
    if (signal.aborted) return Promise.reject(signal.reason);
    if (this.#current) return Promise.resolve(this.#current);
    return new Promise((resolve, reject) => {
      this.#waiting.add(resolve);
      signal.addEventListener("abort", () => {
        this.#waiting.delete(resolve);
        reject(signal.reason);
      });
    });
  }

  /** Loads the model that is wanted, or tries again. The wish is for tests and for the machine page. */
  async load(wish: EngineWish = this.#options.wish()): Promise<void> {
    this.#attempt.abort();
    this.#attempt = new AbortController();
    const { signal } = this.#attempt;
    const { model: state, modelId } = getState();
    if (this.#current && state.phase === "ready") this.#last = { ready: this.#current, state };
    this.#current = null;
    setState({ model: { phase: "loading", progress: null } });
    try {
      const [client, { betasOf, scheduleOf }, fitSettings] = await Promise.all([
        this.#open(),
        import("../diffusion/schedule.ts"),
        this.#options.fit(),
      ]).catch((error: unknown) => {
        // All three are code of the page that did not come.
        throw new WorkerFailure({ ...failureOf(error), code: "download-failed" });
      });
      const clock = new LoadClock();
      const take = (asked: EngineWish) =>
        client.load(this.#options.manifestOf(modelId), asked, {
          signal,
          onProgress: (progress) => setState({ model: { phase: "loading", progress: clock.read(progress) } }),
        });
      let loaded = await take(this.#preferring(wish));
      // An engine may have been preferred meanwhile.
      if (this.wouldChange(loaded.engine)) loaded = await take(this.#preferring(wish));
      const { model, engine: info } = loaded;
      checkWish(wish, info);
      // Nothing is waited for from here on: the worker has this model, and the page must say so.
      const { schedule, T } = model.process;
      this.#alphaBars.set(model.sha256, scheduleOf(betasOf(schedule, T)).alphasCumprod);
      this.#last = null;
      fitSettings(model);
      this.#arrived({ client, model }, info);
    } catch (error) {
      if (!signal.aborted) setState({ model: { phase: "failed", failure: failureOf(error) } });
    }
  }

  /** Whether the engine that is preferred is another than this, and can be had. */
  wouldChange(engine: EngineInfo): boolean {
    return this.preferred !== null && couldRun(this.preferred, engine);
  }

  #preferring(wish: EngineWish): EngineWish {
    return this.preferred === null ? wish : { ...wish, prefer: this.preferred };
  }

  /** Stops the loading at once. The model before is there again; without one the page says that there is none. */
  cancel(): void {
    if (getState().model.phase !== "loading") return;
    this.#attempt.abort();
    const last = this.#last;
    this.#last = null;
    if (last) {
      setState({ modelId: last.state.model.id });
      this.#arrived(last.ready, last.state.engine);
    } else {
      setState({ model: { phase: "failed", failure: { code: "cancelled", message: getState().modelId } } });
    }
  }

  /** ᾱ of a model (the one in use) at interface time t: 1 at 0, the picture. Null where it has not been loaded. */
  alphaBarAt(t: number, model: Pick<ModelInfo, "sha256"> | null = this.#inUse): number | null {
    if (t <= 0) return 1;
    return (model && this.#alphaBars.get(model.sha256)?.[Math.round(t) - 1]) ?? null;
  }

  /** The loaded model; while the next is on its way, the one whose runs are still on screen. */
  get #inUse(): ModelInfo | null {
    return (this.#current ?? this.#last?.ready)?.model ?? null;
  }

  #arrived(ready: Ready, engine: EngineInfo): void {
    this.#current = ready;
    this.#divided.clear();
    setState({ model: { phase: "ready", model: ready.model, engine } });
    for (const resolve of this.#waiting) resolve(ready);
    this.#waiting.clear();
  }

  /** Where opening it fails, the next try opens it again. */
  #open(): Promise<Client> {
    this.#client ??= this.#options.open(this.#owner).catch((error: unknown) => {
      this.#client = null;
      throw error;
    });
    return this.#client;
  }

  /** Said once, until it answers. */
  #sayBusy(): void {
    if (this.#saidBusy) return;
    this.#saidBusy = true;
    const again = () => {
      if (getState().model.phase === "loading") void this.load();
      else void this.#client?.then((client) => client.restart());
    };
    const action = { label: () => words.say("silent.again"), run: again };
    say({ key: "silent", tone: "warning", text: () => words.say("silent.worker"), action });
  }

  /** Said once for a size and a model: every run of as many pictures would say it again. */
  #sayDivided({ asked, atOnce, detail }: Divided): void {
    if (this.#divided.has(asked)) return;
    this.#divided.add(asked);
    say({ key: "divided", tone: "info", text: () => words.say("engine.divided", { asked, atOnce }), detail });
  }

  /** What becomes of the worker on its own: said in words, and the engine that runs stays the one that is named. */
  readonly #owner: ClientOwner = {
    replacing: ({ code }) => {
      const text = () => words.say(REPLACING[code] ?? "replacing.stalled");
      say({ key: "engine", tone: "warning", text });
    },
    replaced: (engine) => {
      const { model } = getState();
      if (model.phase === "ready") {
        setState({ model: { ...model, engine } });
        if (engine.name !== model.engine.name) sayChanged(model.engine, engine);
      }
      if (this.#last) this.#last = { ...this.#last, state: { ...this.#last.state, engine } };
    },
    divided: (how) => this.#sayDivided(how),
    silent: () => this.#sayBusy(),
    answers: () => {
      this.#saidBusy = false;
      dismiss("silent");
    },
    ended: (failure) => {
      this.#last = null;
      if (!this.#current) return; // another model is on its way, in a worker of its own
      this.#current = null;
      dismiss("engine");
      setState({ model: { phase: "failed", failure } });
    },
  };
}

/** In place of why, which was said when the worker went: the engine that runs is what a person needs to know now. */
function sayChanged({ label: before }: EngineInfo, { label: now }: EngineInfo): void {
  say({ key: "engine", tone: "warning", text: () => words.say("engine.changed", { before, now }) });
}
