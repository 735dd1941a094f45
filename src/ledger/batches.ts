/** What the bench has measured, batch by batch: it stays until it is cleared, or until newer rows need the room. */
import type { Ledger } from "./ledger.ts";
import type { Batch } from "./records.ts";
import { under } from "./under.ts";

/** Six rows of 4,096 pictures ten times over; some 700 bytes each. */
export const MOST_BATCHES = 15_360;

/** Every call @throws LedgerProblem. */
export class BatchStore {
  readonly #ledger: Ledger;

  constructor(ledger: Ledger) {
    this.#ledger = ledger;
  }

  /** Of one row, in their order. */
  of(row: string): Promise<Batch[]> {
    return this.#ledger.read(["batches"], (t) => t.objectStore("batches").getAll(under(row)));
  }

  /** One with the same number is replaced; the oldest go where there are more than may be kept. */
  put(batch: Batch, most = MOST_BATCHES): Promise<void> {
    return this.#ledger.write(["batches"], async (t) => {
      const store = t.objectStore("batches");
      await store.put(batch);
      let over = (await store.count()) - most;
      for (let cursor = over > 0 ? await store.index("when").openCursor() : null; cursor && over > 0; over--) {
        await cursor.delete();
        cursor = await cursor.continue();
      }
    });
  }

  clear(): Promise<void> {
    return this.#ledger.write(["batches"], (t) => t.objectStore("batches").clear());
  }

  /** How much there is. */
  size(): Promise<{ readonly count: number; readonly bytes: number }> {
    return this.#ledger.read(["batches"], async (t) => {
      let bytes = 0;
      let count = 0;
      for (let cursor = await t.objectStore("batches").openCursor(); cursor; cursor = await cursor.continue()) {
        const { features, numbers, shown, row } = cursor.value;
        bytes += features.byteLength + (numbers?.byteLength ?? 0) + (shown?.byteLength ?? 0) + row.length;
        count++;
      }
      return { count, bytes };
    });
  }
}
