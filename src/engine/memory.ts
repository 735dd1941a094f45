/** What was found to be the fastest, kept for the next visit. */
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

/**
 * In the browser's cache, which workers have too. A browser that keeps nothing is no error: it is found again.
 * @param build names the program that chose; another's engines may be slower or faster
 */
export function cacheMemory<Found = Remembered>(build: string): Memory<Found> {
  const open = () => (typeof caches === "undefined" ? null : caches.open(CACHE).catch(() => null));
  // An address that nothing serves: the cache wants one.
  const address = (key: string) => new URL(`/.engines/${encodeURIComponent(key)}`, build).href;
  return {
    get: async (key) => {
      const response = await (await open())?.match(address(key)).catch(() => undefined);
      const kept: { build: string; found: Found } | undefined = await response?.json();
      return kept?.build === build ? kept.found : null;
    },
    set: async (key, found) => {
      await (await open())?.put(address(key), Response.json({ build, found })).catch(() => {});
    },
  };
}
