/** One at a time, in all tabs: a tab that is closed, or a worker that is ended, lets go. */
import { StorageProblem } from "./files.ts";
import type { Alone } from "./library.ts";

const LIBRARY = "backstep-library";
/** Another tab that has not let go by then is adding a model, which takes as long as it takes. */
const HAS_MS = 200;
/** As the storage's own deadline. */
const SOON_MS = 10_000;

/** For what may take long: it waits for its turn. */
export const alone: Alone = (work, waits = () => {}) => {
  const timer = setTimeout(waits, HAS_MS);
  const begin = () => {
    clearTimeout(timer);
    return work();
  };
  return navigator.locks.request(LIBRARY, begin) as ReturnType<typeof work>;
};

/** For what a person does in passing. @throws StorageProblem where its turn does not come soon */
export const aloneSoon: Alone = async (work) => {
  const signal = AbortSignal.timeout(SOON_MS);
  try {
    return await (navigator.locks.request(LIBRARY, { signal }, work) as ReturnType<typeof work>);
  } catch (error) {
    if (error !== signal.reason) throw error;
    throw new StorageProblem("storage-busy", `no turn within ${SOON_MS / 1000} s`);
  }
};

const FETCHING = "backstep-downloads";
/** How long one that was just ended may take to let go. */
const LETTING_GO_MS = 3000;

/** @throws DOMException where another tab fetches */
export function whileNobodyFetches<T>(work: () => Promise<T>): Promise<T> {
  return navigator.locks.request(FETCHING, { signal: AbortSignal.timeout(LETTING_GO_MS) }, work) as Promise<T>;
}

/** Nobody else fetches for as long as this worker lives. @returns false where another tab does */
export function fetchesAlone(): Promise<boolean> {
  return new Promise((resolve) => {
    const held = () => {
      resolve(true);
      return new Promise<never>(() => {});
    };
    whileNobodyFetches(held).catch(() => resolve(false));
  });
}
