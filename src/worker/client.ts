/**
 * The page's end of the worker: calls that take an AbortSignal, events that come as they happen.
 * Loading a model starts a new worker, so does a lost device or a step that hangs; after the latter
 * two, once, the runs go on from their last snapshots, and say so.
 */
import { Connection, type Unnumbered } from "./connection.ts";
import { EventStream } from "./event-stream.ts";
import { WorkerFailure } from "./failure.ts";
import type {
  BitsSpec,
  EngineChoice,
  EngineInfo,
  Event,
  Failure,
  InspectSpec,
  ModelInfo,
  RunSpec,
} from "./protocol.ts";
import { type RunHandle, RunRequest } from "./run-request.ts";
import { Watchdog } from "./watchdog.ts";

export type { RunHandle };

type Progress = Extract<Event, { kind: "progress" }>;
export type Inspected = Extract<Event, { kind: "inspected" }>;

export interface LoadOptions {
  readonly signal?: AbortSignal;
  readonly onProgress?: (progress: Progress) => void;
}

export interface LoadedModel {
  readonly model: ModelInfo;
  readonly engine: EngineInfo;
}

const RECOVERIES = 1;

const spawnWorker = () => new Worker(new URL("./worker.ts", import.meta.url), { type: "module" });

export class Client {
  readonly #spawn: () => Worker;
  readonly #runs = new Set<RunRequest>();
  /** Requests that do not outlive their worker, and how to end them. */
  readonly #others = new Set<(failure: Failure) => void>();
  readonly #watchdog = new Watchdog((ms) =>
    this.#replace({ code: "stalled", message: `a step took longer than ${Math.round(ms / 1000)} s` }),
  );
  #connection: Connection | null = null;
  #loaded: { url: string; engine: EngineChoice } | null = null;
  #recoveries = 0;

  constructor(spawn: () => Worker) {
    this.#spawn = spawn;
  }

  /**
   * Loads a model into a new worker; runs on the one before are cancelled.
   * @throws WorkerFailure; the signal's reason when aborted.
   */
  async load(manifestUrl: string, engine: EngineChoice, options: LoadOptions = {}): Promise<LoadedModel> {
    for (const run of [...this.#runs]) run.cancel();
    this.#endOthers({ code: "internal", message: "another model was loaded" });
    this.#recoveries = 0;
    this.#loaded = { url: manifestUrl, engine };
    return this.#open(manifestUrl, engine, options);
  }

  run(spec: RunSpec, { signal }: { readonly signal?: AbortSignal } = {}): RunHandle {
    const connection = this.#live();
    const cancel = () => run.cancel();
    const run: RunRequest = new RunRequest(
      spec,
      (failure) => this.#replace(failure),
      () => {
        this.#runs.delete(run);
        this.#watchdog.unwatch(run);
        signal?.removeEventListener("abort", cancel);
      },
    );
    run.heard = () => this.#watchdog.heard(run);
    this.#runs.add(run);
    this.#watchdog.watch(run);
    run.send(connection);
    signal?.addEventListener("abort", cancel);
    if (signal?.aborted) cancel();
    return run;
  }

  /** A bound, term by term; ends with "done", "cancelled" or "failed". */
  bits(spec: BitsSpec, { signal }: { readonly signal?: AbortSignal } = {}): AsyncIterable<Event> {
    return this.#stream({ kind: "bits", spec }, signal);
  }

  /** @throws WorkerFailure; the signal's reason when aborted. */
  async inspect(spec: InspectSpec, { signal }: { readonly signal?: AbortSignal } = {}): Promise<Inspected> {
    let found: Inspected | null = null;
    for await (const event of this.#stream({ kind: "inspect", spec }, signal)) {
      if (event.kind === "inspected") found = event;
      if (event.kind === "failed") throw new WorkerFailure(event.failure);
    }
    signal?.throwIfAborted();
    if (!found) throw new WorkerFailure({ code: "internal", message: "a look at a state ended without an answer" });
    return found;
  }

  #live(): Connection {
    if (!this.#connection) throw new WorkerFailure({ code: "bad-request", message: "no model is loaded" });
    return this.#connection;
  }

  #open(url: string, engine: EngineChoice, { signal, onProgress }: LoadOptions): Promise<LoadedModel> {
    this.#connection?.close();
    return new Promise((resolve, reject) => {
      const connection = new Connection(this.#spawn, (failure) => {
        reject(new WorkerFailure(failure));
        if (this.#connection === connection) this.#failAll(failure);
      });
      this.#connection = connection;
      const abort = () => {
        connection.tell({ id, kind: "cancel" });
        reject(signal?.reason);
      };
      const id = connection.ask({ kind: "load", manifestUrl: url, engine }, (event) => {
        if (event.kind === "progress") onProgress?.(event);
        else signal?.removeEventListener("abort", abort);
        if (event.kind === "loaded") resolve({ model: event.model, engine: event.engine });
        if (event.kind === "failed") reject(new WorkerFailure(event.failure));
        if (event.kind === "cancelled") reject(signal?.reason);
      });
      signal?.addEventListener("abort", abort);
      if (signal?.aborted) abort();
    });
  }

  #stream(request: Unnumbered, signal?: AbortSignal): AsyncIterable<Event> {
    const connection = this.#live();
    const stream = new EventStream<Event>();
    const end = (event: Event) => {
      stream.push(event);
      stream.end();
      this.#others.delete(fail);
      signal?.removeEventListener("abort", cancel);
    };
    const fail = (failure: Failure) => end({ id, kind: "failed", failure });
    const cancel = () => {
      connection.tell({ id, kind: "cancel" });
      end({ id, kind: "cancelled" });
    };
    const id = connection.ask(request, (event) => {
      if (event.kind === "done" || event.kind === "cancelled" || event.kind === "failed") end(event);
      else stream.push(event);
    });
    this.#others.add(fail);
    signal?.addEventListener("abort", cancel);
    if (signal?.aborted) cancel();
    return stream;
  }

  /** Another worker in the place of one that hangs or lost its device; false when that was done before. */
  #replace(failure: Failure): boolean {
    const loaded = this.#loaded;
    if (!loaded || this.#recoveries >= RECOVERIES) {
      if (failure.code === "stalled") this.#failAll(failure);
      return false;
    }
    this.#recoveries++;
    for (const run of this.#runs) run.detach();
    this.#endOthers(failure);
    this.#open(loaded.url, loaded.engine, {}).then(
      () => {
        for (const run of this.#runs) {
          run.recovered(failure);
          run.send(this.#live());
        }
      },
      (error: unknown) => {
        const why = error instanceof Error ? error.message : String(error);
        this.#failAll({ ...failure, message: `${failure.message}; starting again failed: ${why}` });
      },
    );
    return true;
  }

  #failAll(failure: Failure): void {
    for (const run of [...this.#runs]) run.fail(failure);
    this.#endOthers(failure);
  }

  #endOthers(failure: Failure): void {
    for (const fail of [...this.#others]) fail(failure);
  }
}

export function createClient(spawn: () => Worker = spawnWorker): Client {
  return new Client(spawn);
}
