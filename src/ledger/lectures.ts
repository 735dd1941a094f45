/** A person's lectures: they stay until they remove them. */
import type { Ledger } from "./ledger.ts";
import { askToPersist } from "./persist.ts";
import type { KeptLecture, KeptSheet } from "./records.ts";
import { under } from "./under.ts";

export interface WholeLecture {
  readonly lecture: KeptLecture;
  readonly sheets: readonly KeptSheet[];
}

const BOTH: ("lectures" | "sheets")[] = ["lectures", "sheets"];

/** Every call @throws LedgerProblem. */
export class LectureStore {
  readonly #ledger: Ledger;

  constructor(ledger: Ledger) {
    this.#ledger = ledger;
  }

  /** What was changed last comes first; no pictures are read. */
  async list(): Promise<KeptLecture[]> {
    const all = await this.#ledger.read(["lectures"], (t) => t.objectStore("lectures").getAll());
    return all.sort((a, b) => b.when - a.when);
  }

  /** The sheets that one has. */
  sheets(id: string): Promise<KeptSheet[]> {
    return this.#ledger.read(["sheets"], (t) => t.objectStore("sheets").getAll(under(id)));
  }

  /** One with the same id is replaced; sheets of it that are not named stay. */
  async put({ lecture, sheets }: WholeLecture): Promise<void> {
    await this.#ledger.write(BOTH, async (t) => {
      await Promise.all([
        t.objectStore("lectures").put(lecture),
        ...sheets.map((sheet) => t.objectStore("sheets").put(sheet)),
      ]);
    });
    void askToPersist();
  }

  /** What was removed is given back, for who wants it again; null where it was gone. */
  remove(id: string): Promise<WholeLecture | null> {
    return this.#ledger.write(BOTH, async (t) => {
      const [lectures, sheets] = [t.objectStore("lectures"), t.objectStore("sheets")];
      const [lecture, its] = await Promise.all([lectures.get(id), sheets.getAll(under(id))]);
      await Promise.all([lectures.delete(id), sheets.delete(under(id))]);
      return lecture ? { lecture, sheets: its } : null;
    });
  }
}
