/** A person's lectures: they stay until they remove them. */
import type { Ledger } from "./ledger.ts";
import { askToPersist } from "./persist.ts";
import type { KeptLecture, KeptSheet } from "./records.ts";
import type { Transaction } from "./schema.ts";
import { under } from "./under.ts";

export interface WholeLecture {
  readonly lecture: KeptLecture;
  readonly sheets: readonly KeptSheet[];
}

const BOTH: ("lectures" | "sheets")[] = ["lectures", "sheets"];

type Both = Transaction<"lectures" | "sheets", "readwrite">;

/** What a lecture becomes, its sheets too: those that are not given back go. Null removes it. */
type Change = (whole: WholeLecture | null) => WholeLecture | null;

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

  /**
   * Reads one (the one changed last where none is named) and writes what becomes of it, in one transaction: what another
   * tab does meanwhile comes before or after. Gives back what was there. What `change` throws is thrown on, and
   * nothing is changed then.
   */
  async change(id: string | null, change: Change): Promise<WholeLecture | null> {
    const done = await this.#ledger.write(BOTH, async (t) => {
      const before = await wholeIn(t, id);
      let after: WholeLecture | null;
      try {
        after = change(before);
      } catch (thrown) {
        return { thrown };
      }
      await replace(t, before, after);
      return { before };
    });
    if ("thrown" in done) throw done.thrown;
    void askToPersist();
    return done.before;
  }

  /** How much there is; no picture is read for it. */
  async size(): Promise<{ readonly count: number; readonly bytes: number }> {
    const [lectures, sheets] = await this.#ledger.read(BOTH, (t) =>
      Promise.all([t.objectStore("lectures").getAll(), t.objectStore("sheets").getAll()]),
    );
    const written = lectures.reduce((sum, { lecture }) => sum + JSON.stringify(lecture).length, 0);
    return { count: lectures.length, bytes: sheets.reduce((sum, { picture }) => sum + picture.size, written) };
  }

  /** What was removed is given back, for who wants it again; null where it was gone. */
  remove(id: string): Promise<WholeLecture | null> {
    return this.change(id, () => null);
  }
}

async function wholeIn(t: Both, id: string | null): Promise<WholeLecture | null> {
  const lectures = t.objectStore("lectures");
  const all = id === null ? await lectures.getAll() : [await lectures.get(id)];
  const [lecture] = all.filter((one) => one !== undefined).sort((a, b) => b.when - a.when);
  return lecture ? { lecture, sheets: await t.objectStore("sheets").getAll(under(lecture.id)) } : null;
}

/** Sheets that stay are not written again. */
async function replace(t: Both, before: WholeLecture | null, after: WholeLecture | null): Promise<void> {
  const [lectures, sheets] = [t.objectStore("lectures"), t.objectStore("sheets")];
  const [were, are] = [before?.sheets ?? [], after?.sheets ?? []];
  const names = new Set(are.map(({ name }) => name));
  await Promise.all([
    after ? lectures.put(after.lecture) : before && lectures.delete(before.lecture.id),
    ...were.filter(({ name }) => !names.has(name)).map(({ lecture, name }) => sheets.delete([lecture, name])),
    ...are.filter((sheet) => !were.includes(sheet)).map((sheet) => sheets.put(sheet)),
  ]);
}
