/** What was found to be the fastest, kept for the next visit. */
import { crc32 } from "../bytes/checksum.ts";
import { storageSilent, within } from "../bytes/within.ts";
import type { EngineName, Rejection } from "./info.ts";

/** What was found for a model on an adapter. */
export interface Remembered {
  readonly name: EngineName;
  /** Those it was chosen before, and why. */
  readonly rejected: readonly Rejection[];
}

export interface Memory<Found = Remembered> {
  get(key: string): Promise<Found | null>;
  set(key: string, found: Found): Promise<void>;
}

const CACHE = "backstep-engines";
/** Until it has to answer: a model waits for it. */
const ANSWER_MS = 5000;

/**
 * In the browser's cache, which workers have too. A browser that keeps nothing, that doesn't answer, or that gives back
 * something else than it was given, is no error: it is found again.
 * @param build names the program that chose; another's engines may be slower or faster
 */
export function cacheMemory<Found = Remembered>(build: string, answerMs = ANSWER_MS): Memory<Found> {
  const ask = async <T>(what: (cache: Cache) => Promise<T>): Promise<T | null> => {
    if (typeof caches === "undefined") return null;
    const asked = async () => what(await caches.open(CACHE));
    return within(answerMs, asked(), storageSilent).catch((error: unknown) => {
      console.warn("what is the fastest here is not remembered", error);
      return null;
    });
  };
  // An address that nothing serves: the cache wants one.
  const address = (key: string) => new URL(`/.engines/${encodeURIComponent(key)}`, build).href;
  return {
    get: async (key) => {
      const kept = await ask(async (cache) => (await cache.match(address(key)))?.text());
      const [, sum, text = ""] = /^(\w+) (.*)$/s.exec(kept ?? "") ?? [];
      if (sum !== sumOf(text)) return null;
      const { build: by, found }: { build: string; found: Found } = JSON.parse(text);
      return by === build ? found : null;
    },
    set: async (key, found) => {
      const text = JSON.stringify({ build, found });
      await ask((cache) => cache.put(address(key), new Response(`${sumOf(text)} ${text}`)));
    },
  };
}

/** A bit that flips where it lies would choose another engine, or kernels that there are not, at every visit. */
const sumOf = (text: string) => crc32(new TextEncoder().encode(text)).toString(16);
