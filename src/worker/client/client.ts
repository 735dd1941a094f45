/**
 * The page's end of the worker: calls that take an AbortSignal, events that come as they happen.
 * Every model has a worker of its own, and the one before goes only when the next has loaded. A
 * lost device, a step that hangs and a worker that dies are answered by another worker, each time
 * that what ran got further; a GPU that answers wrongly for a size of batch, or has no number for what
 * float16 can't hold, by another engine where any was asked for. The runs go on from their last snapshots. Where memory ran out, the run that
 * asked for it ends, and another worker is there for what is asked next. The page is told of all of it.
 */

import { wordsOf } from "../../bytes/words-of.ts";
import type { BitsSpec, EngineInfo, EngineWish, Event, Failure, InspectSpec, RunSpec, Snapshot } from "../protocol.ts";
import { type ClientOwner, nobody } from "./client-owner.ts";
import { BitsRequest, type ClientRequest, InspectRequest, type RequestOwner } from "./client-request.ts";
import type { Connection, ConnectionOwner } from "./connection.ts";
import { WorkerFailure } from "./failure.ts";
import { type Choice, type LoadedModel, type LoadOptions, openWorker } from "./open-worker.ts";
import { passedOver } from "./passed-over.ts";
import { type RunHandle, RunRequest } from "./run-request.ts";
import { Watchdog } from "./watchdog.ts";

export type { ClientOwner, LoadedModel, LoadOptions, RunHandle };

export type Inspected = Extract<Event, { kind: "inspected" }>;

interface Abortable {
  readonly signal?: AbortSignal | undefined;
}

/** What a worker gives only where it works. */
const PROOFS: readonly Event["kind"][] = ["frame", "snapshot", "pace", "terms", "inspected"];
/** An idle worker that has been silent for so long, and for so many of its steps, is dead. */
const IDLE = { ms: 30_000, steps: 4 };
/** One that lived for so long was no mistake. */
const PROVEN_MS = 30_000;

export const spawnWorker = () => new Worker(new URL("../worker.ts", import.meta.url), { type: "module" });

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
  /** The worker that is on its way to take over. */
  #opening = new AbortController();
  /** Since when the worker is there without having given anything; −∞ once it has, and where it was asked for. */
  #unprovenSince = Number.NEGATIVE_INFINITY;
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
    const asked = this.#visible ? { manifestUrl, engine: { ...engine, tune: true } as const } : choice;
    const { connection, loaded } = await openWorker(this.#spawn, asked, options, this.#ownerOf);
    for (const request of [...this.#requests]) request.cancel();
    this.#connection?.close();
    this.#connection = connection;
    this.#choice = choice;
    this.#engine = loaded.engine;
    this.#recovering = false;
    this.#opening.abort();
    this.#unprovenSince = Number.NEGATIVE_INFINITY;
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
    return this.#ask((owner) => new BitsRequest(spec, owner), signal).events;
  }

  /** @throws WorkerFailure; the signal's reason when aborted. */
  async inspect(spec: InspectSpec, { signal }: Abortable = {}): Promise<Inspected> {
    const request = this.#ask((owner) => new InspectRequest(spec, owner), signal);
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
      heard: (event) => {
        this.#watchdog.heard();
        if (PROOFS.includes(event.kind)) this.#unprovenSince = Number.NEGATIVE_INFINITY;
        if (event.kind === "divided") this.#owner.divided(event);
      },
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

  /** What is told of a worker, which may be replaced by then, or not yet be the one that runs. */
  readonly #ownerOf = (connection: Connection): ConnectionOwner => ({
    usual: () => (this.#connection === connection ? (this.#engine?.stepMs ?? 0) : 0),
    broken: (failure) => {
      if (this.#connection === connection) this.#gone(failure);
    },
    silent: (ms) => {
      // Idle it can't be busy with anything for that long, but for a step of what was cancelled: nobody loses by another.
      const isDead = ms >= Math.max(IDLE.ms, IDLE.steps * (this.#engine?.stepMs ?? 0));
      if (this.#connection === connection && this.#requests.size === 0 && isDead) {
        this.#gone({ code: "stalled", message: `the worker did not answer for ${Math.round(ms / 1000)} s` });
      } else this.#owner.silent();
    },
    answers: () => this.#owner.answers(),
  });

  /** Another worker takes over from one that is silent. */
  restart(): void {
    const failure: Failure = { code: "stalled", message: "it did not answer, and was started again" };
    if (this.#choice && (this.#connection || this.#recovering)) this.#replaceSame(this.#choice, failure);
  }

  /**
   * The worker hangs or is dead, or has lost its device: another goes on with what ran, as often as that gets further.
   * A run that comes to its end at the same step again is ended, in words.
   */
  #gone(failure: Failure): void {
    const lasting = [...this.#requests].filter((request) => request.lasting);
    const stuck = lasting.filter((request) => !request.gotFurther());
    const again = lasting.length === 0 && performance.now() - this.#unprovenSince < PROVEN_MS;
    for (const request of stuck) request.fail(failure);
    if (this.#choice && !again) this.#replaceSame(this.#choice, failure);
    else this.#end(failure);
  }

  /** A request failed; true where it goes on in another worker. */
  #lost(failure: Failure): boolean {
    if (failure.code === "device-lost") {
      this.#gone(failure);
      return true; // or it was ended there
    }
    if (failure.code === "out-of-memory") {
      // Nothing more comes from this device. What asked for too much ends here; the others go on.
      if (this.#choice) this.#replace(this.#choice, failure);
      return false;
    }
    // Right for one picture at load, wrong for what was to run: as at load, the next engine is tried.
    const rejected = this.#engine && passedOver(this.#engine, failure);
    if (!rejected || !this.#choice) return false;
    this.#replace({ ...this.#choice, engine: { ...this.#choice.engine, rejected } }, failure);
    return true;
  }

  /** A run repeats bit for bit on its own engine only: which is the fastest is not asked again. */
  #replaceSame(choice: Choice, failure: Failure): void {
    const engine = this.#engine ? { ...choice.engine, prefer: this.#engine.name } : choice.engine;
    this.#replace({ ...choice, engine }, failure);
  }

  #replace(choice: Choice, failure: Failure): void {
    this.#choice = choice;
    this.#recovering = true;
    this.#close(failure);
    this.#opening.abort();
    this.#opening = new AbortController();
    const { signal } = this.#opening;
    const lost = [...this.#requests].filter(({ lasting }) => lasting);
    for (const request of lost) request.detach();
    for (const request of [...this.#requests]) if (!request.lasting) request.fail(failure);
    this.#owner.replacing(failure);
    // Another model may be loaded meanwhile, and perhaps its worker is being replaced by then.
    openWorker(this.#spawn, choice, { signal }, this.#ownerOf).then(
      ({ connection, loaded: { engine } }) => {
        if (signal.aborted) return connection.close();
        this.#recovering = false;
        this.#connection = connection;
        this.#engine = engine;
        this.#unprovenSince = performance.now();
        this.#owner.replaced(engine);
        for (const request of lost) request.recovered(failure, engine);
        for (const request of this.#requests) request.send(connection);
      },
      (error: unknown) => {
        const why = wordsOf(error);
        if (!signal.aborted) this.#end({ ...failure, message: `${failure.message}; starting again failed: ${why}` });
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
