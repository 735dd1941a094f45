/** A new worker with a model in it. */
import type { EngineInfo, EngineWish, Event, ModelInfo } from "../protocol.ts";
import { Connection, type ConnectionOwner } from "./connection.ts";
import { WorkerFailure } from "./failure.ts";

export interface Choice {
  readonly manifestUrl: string;
  readonly engine: EngineWish;
}

export interface LoadOptions {
  readonly signal?: AbortSignal | undefined;
  readonly onProgress?: (progress: Extract<Event, { kind: "progress" }>) => void;
}

export interface LoadedModel {
  readonly model: ModelInfo;
  readonly engine: EngineInfo;
}

export interface Opened {
  readonly connection: Connection;
  readonly loaded: LoadedModel;
}

/** Between tries to fetch its script. */
const PAUSES_MS = [500, 3000];
/** Bytes of weights, about, that a slow machine takes a second to start with, and to ask for a picture. */
const PER_SECOND = 10e6;

/**
 * Whatever goes wrong, the worker is ended before this rejects.
 * @param owner what is told of the worker once the model is there; of its silence, also before
 * @throws WorkerFailure; the signal's reason when aborted
 */
export async function openWorker(...[spawn, choice, options, owner]: Parameters<typeof openOnce>): Promise<Opened> {
  for (const pause of PAUSES_MS) {
    try {
      return await openOnce(spawn, choice, options, owner);
    } catch (error) {
      // Its own script: what it fetches itself it asks for again itself.
      if (!(error instanceof Unspawned)) throw error;
      await new Promise((resolve) => setTimeout(resolve, pause));
    }
  }
  return openOnce(spawn, choice, options, owner);
}

/** Phases in which it is busy with all of the network at once; their `total` is its bytes. */
const BUSY = ["engine", "self-check"];

class Unspawned extends WorkerFailure {}

async function openOnce(
  spawn: () => Worker,
  choice: Choice,
  { signal, onProgress }: LoadOptions,
  owner: (connection: Connection) => ConnectionOwner,
): Promise<Opened> {
  signal?.throwIfAborted();
  let abort = () => {};
  let broken: ConnectionOwner["broken"] = () => {};
  let usual = () => 0;
  const connection: Connection = new Connection(spawn, {
    usual: () => usual(),
    broken: (failure) => broken(failure),
    silent: (...how) => owner(connection).silent(...how),
    answers: () => owner(connection).answers(),
  });
  try {
    const loaded = await new Promise<LoadedModel>((resolve, reject) => {
      abort = () => reject(signal?.reason);
      broken = (failure) =>
        reject(failure.code === "download-failed" ? new Unspawned(failure) : new WorkerFailure(failure));
      signal?.addEventListener("abort", abort);
      connection.ask({ kind: "load", ...choice }, (event) => {
        if (event.kind === "progress") {
          const { total } = event;
          if (BUSY.includes(event.phase)) usual = () => (1000 * total) / PER_SECOND;
          onProgress?.(event);
        }
        if (event.kind === "loaded") resolve({ model: event.model, engine: event.engine });
        if (event.kind === "failed") reject(new WorkerFailure(event.failure));
      });
    });
    broken = (failure) => owner(connection).broken(failure);
    usual = () => owner(connection).usual?.() ?? 0;
    return { connection, loaded };
  } catch (error) {
    connection.close();
    throw error;
  } finally {
    signal?.removeEventListener("abort", abort);
  }
}
