/** What a person kept: it stays until they remove it. */
import type { Ledger } from "./ledger.ts";
import { askToPersist } from "./persist.ts";
import type { Kept } from "./records.ts";

export interface KeptWhole {
  readonly entry: Kept;
  readonly png: Uint8Array<ArrayBuffer>;
}

const BOTH: ("kept" | "pictures")[] = ["kept", "pictures"];

/** Every call @throws LedgerProblem. */
export class KeptStore {
  readonly #ledger: Ledger;

  constructor(ledger: Ledger) {
    this.#ledger = ledger;
  }

  /** All of it, the newest first; no pictures are read. */
  async list(): Promise<Kept[]> {
    const rising = await this.#ledger.read(["kept"], (t) => t.objectStore("kept").index("when").getAll());
    return rising.reverse();
  }

  /** Null where it was removed meanwhile. */
  async pictures(id: string): Promise<Uint8Array<ArrayBuffer> | null> {
    const found = await this.#ledger.read(["pictures"], (t) => t.objectStore("pictures").get(id));
    return found?.png ?? null;
  }

  /** One with the same id is replaced. */
  async put(...whole: readonly KeptWhole[]): Promise<void> {
    await this.#ledger.write(BOTH, async (t) => {
      await Promise.all(
        whole.flatMap(({ entry, png }) => [
          t.objectStore("kept").put(entry),
          t.objectStore("pictures").put({ id: entry.id, png }),
        ]),
      );
    });
    void askToPersist();
  }

  /** What was removed is given back, for who wants it again. */
  remove(...ids: readonly string[]): Promise<KeptWhole[]> {
    return this.#ledger.write(BOTH, async (t) => {
      const [kept, pictures] = [t.objectStore("kept"), t.objectStore("pictures")];
      const removed = await Promise.all(
        ids.map(async (id): Promise<KeptWhole[]> => {
          const [entry, whole] = await Promise.all([kept.get(id), pictures.get(id)]);
          await Promise.all([kept.delete(id), pictures.delete(id)]);
          return entry && whole ? [{ entry, png: whole.png }] : [];
        }),
      );
      return removed.flat();
    });
  }

  /** How much there is. */
  async size(): Promise<{ readonly count: number; readonly bytes: number }> {
    const all = await this.list();
    return {
      count: all.length,
      bytes: all.reduce((sum, { bytes, thumbnail }) => sum + bytes + thumbnail.byteLength, 0),
    };
  }
}
