/** Between tries to fetch a part of the page that it can't be without. */
const PAUSES_MS = [1000, 4000];

/** A network that fails one moment may be there the next. @throws what went wrong the last time */
export async function insist<T>(work: () => Promise<T>): Promise<T> {
  for (const pause of PAUSES_MS) {
    try {
      return await work();
    } catch {
      await new Promise((resolve) => setTimeout(resolve, pause));
    }
  }
  return work();
}
