/**
 * The page's end of the worker: calls that take an AbortSignal, events that come as they happen.
 * Every model has a worker of its own, and the one before goes only when the next has loaded. A
 * lost device, a step that hangs and a worker that dies are answered, once, by another worker; a
 * GPU that answers wrongly for a size of batch, by another engine where any was asked for. The
 * runs go on from their last snapshots. Where memory ran out, the run that asked for it ends, and
 * another worker is there for what is asked next. The page is told of all of it.
 */

import type {
  BitsSpec,
  EngineInfo,
  EngineWish,
  Event,
  Failure,
  InspectSpec,
  ModelInfo,
  RunSpec,
  Snapshot,
} from "../protocol.ts";
import { type ClientRequest, PlainRequest, type RequestOwner } from "./client-request.ts";
import { Connection } from "./connection.ts";
import { WorkerFailure } from "./failure.ts";
import { type RunHandle, RunRequest } from "./run-request.ts";
import { Watchdog } from "./watchdog.ts";

export type { RunHandle };

type Progress = Extract<Event, { kind: "progress" }>;
export type Inspected = Extract<Event, { kind: "inspected" }>;

interface Abortable {
  readonly signal?: AbortSignal | undefined;
}

export interface LoadOptions extends Abortable {
  readonly onProgress?: (progress: Progress) => void;
}

export interface LoadedModel {
  readonly model: ModelInfo;
  readonly engine: EngineInfo;
}

/** What becomes of the worker, whoever asked for what: the page has to say so. */
export interface ClientOwner {
  /** The worker had to go, and another is started. */
  replacing(failure: Failure): void;
  /** It is there, perhaps on another engine. */
  replaced(engine: EngineInfo): void;
  /** No worker is left; a model has to be loaded again. */
  ended(failure: Failure): void;
}

interface Choice {
  readonly manifestUrl: string;
  readonly engine: EngineWish;
}

const RECOVERIES = 1;

const nobody: ClientOwner = { replacing: () => {}, replaced: () => {}, ended: () => {} };
const spawnWorker = () => new Worker(new URL("../worker.ts", import.meta.url), { type: "module" });

export class Client {
  readonly #owner: ClientOwner;
  readonly #spawn: () => Worker;
  readonly #requests = new Set<ClientRequest>();
  readonly #watchdog = new Watchdog((ms) =>
    this.#gone({ code: "stalled", message: `a step took longer than ${Math.round(ms / 1000)} s` }),
  );
  /** The worker that runs; null before the first has loaded, and while one is replaced. */
  #connection: Connection | null = null;
  #choice: Choice | null = null;
  /** What the choice came to. */
  #engine: EngineInfo | null = null;
  /** Why there is no worker. */
  #absent: Failure = { code: "bad-request", message: "no model is loaded" };
  #recovering = false;
  #recoveries = 0;
  #visible = true;

  constructor(owner: ClientOwner, spawn: () => Worker) {
    this.#owner = owner;
    this.#spawn = spawn;
  }

  /**
   * Loads a model into a worker of its own. When it is there, runs on the one before are cancelled;
   * when it fails or is aborted, they go on as if nothing had been asked.
   * @throws WorkerFailure; the signal's reason when aborted.
   */
  async load(manifestUrl: string, engine: EngineWish = {}, options: LoadOptions = {}): Promise<LoadedModel> {
    const choice = { manifestUrl, engine };
    const { connection, loaded } = await this.#open(choice, options);
    for (const request of [...this.#requests]) request.cancel();
    this.#connection?.close();
    this.#connection = connection;
    this.#choice = choice;
    this.#engine = loaded.engine;
    this.#recovering = false;
    this.#recoveries = 0;
    return loaded;
  }

  /** What the newest choice came to; null before there was one. */
  get engine(): EngineInfo | null {
    return this.#engine;
  }

  /** @param from states of an earlier attempt at the same: each picture goes on from the newest of its own */
  run(spec: RunSpec, { signal, from = [] }: Abortable & { readonly from?: readonly Snapshot[] } = {}): RunHandle {
    return this.#ask((owner) => new RunRequest(spec, owner, from), signal);
  }

  /** A bound, term by term; ends with "done", "cancelled" or "failed". */
  bits(spec: BitsSpec, { signal }: Abortable = {}): AsyncIterable<Event> {
    return this.#ask((owner) => new PlainRequest({ kind: "bits", spec }, owner), signal).events;
  }

  /** @throws WorkerFailure; the signal's reason when aborted. */
  async inspect(spec: InspectSpec, { signal }: Abortable = {}): Promise<Inspected> {
    const request = this.#ask((owner) => new PlainRequest({ kind: "inspect", spec }, owner), signal);
    let found: Inspected | null = null;
    for await (const event of request.events) {
      if (event.kind === "inspected") found = event;
      if (event.kind === "failed") throw new WorkerFailure(event.failure);
    }
    signal?.throwIfAborted();
    if (!found) throw new WorkerFailure({ code: "internal", message: "a look at a state ended without an answer" });
    return found;
  }

  /** Whether anybody sees the page: nothing is made to be displayed where not. */
  visible(is: boolean): void {
    this.#visible = is;
    for (const request of this.#requests) request.visible(is);
  }

  /** Asks the worker, or, while one is replaced, the one to come. @throws WorkerFailure where there is none. */
  #ask<R extends ClientRequest>(make: (owner: RequestOwner) => R, signal?: AbortSignal): R {
    if (!this.#connection && !this.#recovering) throw new WorkerFailure(this.#absent);
    const cancel = () => request.cancel();
    const request: R = make({
      heard: () => this.#watchdog.heard(),
      lost: (failure) => this.#lost(failure),
      ended: () => {
        this.#requests.delete(request);
        this.#watchdog.unwatch(request);
        signal?.removeEventListener("abort", cancel);
      },
    });
    request.visible(this.#visible);
    this.#requests.add(request);
    this.#watchdog.watch(request);
    if (this.#connection) request.send(this.#connection);
    signal?.addEventListener("abort", cancel);
    if (signal?.aborted) cancel();
    return request;
  }

  /** A new worker with a model in it; whatever goes wrong, the worker is ended before this rejects. */
  async #open(
    choice: Choice,
    { signal, onProgress }: LoadOptions,
  ): Promise<{ connection: Connection; loaded: LoadedModel }> {
    signal?.throwIfAborted();
    let abort = () => {};
    let broken: (failure: Failure) => void = () => {};
    const connection = new Connection(this.#spawn, (failure) => broken(failure));
    try {
      const loaded = await new Promise<LoadedModel>((resolve, reject) => {
        abort = () => reject(signal?.reason);
        broken = (failure) => reject(new WorkerFailure(failure));
        signal?.addEventListener("abort", abort);
        connection.ask({ kind: "load", ...choice }, (event) => {
          if (event.kind === "progress") onProgress?.(event);
          if (event.kind === "loaded") resolve({ model: event.model, engine: event.engine });
          if (event.kind === "failed") reject(new WorkerFailure(event.failure));
        });
      });
      broken = (failure) => {
        if (this.#connection === connection) this.#gone(failure);
      };
      return { connection, loaded };
    } catch (error) {
      connection.close();
      throw error;
    } finally {
      signal?.removeEventListener("abort", abort);
    }
  }

  /** The worker hangs or is dead. */
  #gone(failure: Failure): void {
    if (!this.#recover(failure)) this.#end(failure);
  }

  /** A request failed; true where it goes on in another worker. */
  #lost(failure: Failure): boolean {
    if (failure.code === "device-lost") {
      const recovers = this.#recover(failure);
      if (!recovers) this.#end(failure);
      return recovers;
    }
    if (failure.code === "out-of-memory") {
      // Nothing more comes from this device. What asked for too much ends here; the others go on.
      if (this.#choice) this.#replace(this.#choice, failure);
      return false;
    }
    if (failure.code !== "self-check-failed" || !this.#choice || !this.#engine?.untried.length) return false;
    // Right for one picture at load, wrong for the batch that was to run: as at load, the next engine is tried.
    const { name, label, device, rejected } = this.#engine;
    const wrong = { name, label, device, reason: "self-check-failed", detail: failure.message } as const;
    this.#replace({ ...this.#choice, engine: { ...this.#choice.engine, rejected: [...rejected, wrong] } }, failure);
    return true;
  }

  /** The same in another worker; false when that was done before, and won't be again. */
  #recover(failure: Failure): boolean {
    if (!this.#choice || !this.#engine || this.#recoveries >= RECOVERIES) return false;
    this.#recoveries++;
    // A run repeats bit for bit on its own engine only: which is the fastest is not asked again.
    const engine = { ...this.#choice.engine, prefer: this.#engine.name };
    this.#replace({ ...this.#choice, engine }, failure);
    return true;
  }

  #replace(choice: Choice, failure: Failure): void {
    this.#choice = choice;
    this.#recovering = true;
    this.#close(failure);
    const lost = [...this.#requests].filter(({ lasting }) => lasting);
    for (const request of lost) request.detach();
    for (const request of [...this.#requests]) if (!request.lasting) request.fail(failure);
    this.#owner.replacing(failure);
    // Another model may be loaded meanwhile, and perhaps its worker is being replaced by then.
    const wanted = () => this.#recovering && this.#choice === choice;
    this.#open(choice, {}).then(
      ({ connection, loaded: { engine } }) => {
        if (!wanted()) return connection.close();
        this.#recovering = false;
        this.#connection = connection;
        this.#engine = engine;
        this.#owner.replaced(engine);
        for (const request of lost) request.recovered(failure, engine);
        for (const request of this.#requests) request.send(connection);
      },
      (error: unknown) => {
        const why = error instanceof Error ? error.message : String(error);
        if (wanted()) this.#end({ ...failure, message: `${failure.message}; starting again failed: ${why}` });
      },
    );
  }

  /** Nothing goes on: until a model is loaded, every call fails as this did. */
  #end(failure: Failure): void {
    this.#recovering = false;
    this.#close(failure);
    for (const request of [...this.#requests]) request.fail(failure);
    this.#owner.ended(failure);
  }

  #close(why: Failure): void {
    this.#connection?.close();
    this.#connection = null;
    this.#absent = why;
  }
}

export function createClient(owner: ClientOwner = nobody, spawn: () => Worker = spawnWorker): Client {
  return new Client(owner, spawn);
}
