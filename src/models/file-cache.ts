/**
 * Large files that were fetched, for the next visit. A storage that hangs is as if there were none; where there is no room
 * for another, what was fetched the longest ago goes first: all of it can be fetched again. (What a person added lies
 * elsewhere, and never goes by itself.)
 */
import { storageSilent, within } from "../bytes/within.ts";

export const FILES_CACHE = "backstep-weights";

export interface Deadlines {
  /** Milliseconds until it has to answer whether it has a file. */
  readonly findMs: number;
  /** And to have read or written one. */
  readonly keepMs: number;
}

const DEADLINES: Deadlines = { findMs: 5000, keepMs: 60_000 };

export class FileCache {
  readonly #deadlines: Deadlines;

  constructor(deadlines = DEADLINES) {
    this.#deadlines = deadlines;
  }

  /** Null where it is not here, or can't be had: what the browser lists it may have lost, or not be able to read. */
  async find(key: string): Promise<Uint8Array<ArrayBuffer> | null> {
    const match = async () => (await opened())?.match(key);
    try {
      const kept = await within(this.#deadlines.findMs, match(), storageSilent);
      return kept ? new Uint8Array(await within(this.#deadlines.keepMs, kept.arrayBuffer(), storageSilent)) : null;
    } catch (error) {
      console.warn("what was fetched before cannot be read, and is fetched again", error);
      return null;
    }
  }

  /** Where it can't be, it is found out again the next time: nothing is used that isn't what it should be. */
  async forget(key: string): Promise<void> {
    const forget = async () => (await opened())?.delete(key);
    await within(this.#deadlines.findMs, forget(), storageSilent).catch((error: unknown) => {
      console.warn("what is damaged could not be cleared away", error);
    });
  }

  /** @throws where it can't be kept */
  keep(key: string, data: Uint8Array<ArrayBuffer>): Promise<void> {
    return within(this.#deadlines.keepMs, put(key, data), storageSilent);
  }
}

async function put(key: string, data: Uint8Array<ArrayBuffer>): Promise<void> {
  const cache = await opened();
  if (!cache) throw new Error("this browser gives the page no cache");
  for (;;) {
    try {
      return await cache.put(key, new Response(data));
    } catch (error) {
      const [oldest] = await cache.keys(); // in the order they came
      if (!oldest || (error as Partial<Error>).name !== "QuotaExceededError") throw error;
      await cache.delete(oldest);
    }
  }
}

/** `caches` is missing where the page is not a secure context, and in Node; some browsers refuse it. */
async function opened(): Promise<Cache | null> {
  return typeof caches === "undefined" ? null : caches.open(FILES_CACHE).catch(() => null);
}
