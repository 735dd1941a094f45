/** Which engine was found to be the fastest, kept for the next visit. */
import type { EngineName, Rejection } from "./info.ts";

/** What was found for a model on an adapter. */
export interface Remembered {
  readonly name: EngineName;
  /** Those it was chosen before, and why. */
  readonly rejected: readonly Rejection[];
}

export interface Memory {
  get(key: string): Promise<Remembered | null>;
  set(key: string, found: Remembered): Promise<void>;
}

const CACHE = "backstep-engines";

/**
 * In the browser's cache, which workers have too. A browser that keeps nothing is no error: it is found again.
 * @param build names the program that chose; another's engines may be slower or faster
 */
export function cacheMemory(build: string): Memory {
  const open = () => (typeof caches === "undefined" ? null : caches.open(CACHE).catch(() => null));
  // An address that nothing serves: the cache wants one.
  const address = (key: string) => new URL(`/.engines/${encodeURIComponent(key)}`, build).href;
  return {
    get: async (key) => {
      const response = await (await open())?.match(address(key)).catch(() => undefined);
      const kept: { build: string; found: Remembered } | undefined = await response?.json();
      return kept?.build === build ? kept.found : null;
    },
    set: async (key, found) => {
      await (await open())?.put(address(key), Response.json({ build, found })).catch(() => {});
    },
  };
}
