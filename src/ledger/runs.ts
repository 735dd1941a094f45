/**
 * Runs, so that a reload, a crash or a power cut costs a few seconds of them. Each slot of each tab has one, its newest.
 * What came of it is added in parts, each written once; nothing is ever written twice.
 */
import type { Ledger } from "./ledger.ts";
import type { Run } from "./records.ts";
import { under } from "./under.ts";

/** A photograph may be in it: as long as a tab's originals stay, and no longer. */
export const STAYS_MS = 24 * 3600 * 1000;

type Of = Pick<Run, "tab" | "slot">;

interface Part extends Pick<Run, "head" | "when"> {
  /** What came since the part before. */
  readonly came: unknown;
  /** As much as that takes, about. */
  readonly bytes: number;
}

const BOTH: ("runs" | "snapshots")[] = ["runs", "snapshots"];

/** Every call @throws LedgerProblem. */
export class RunStore {
  readonly #ledger: Ledger;

  constructor(ledger: Ledger) {
    this.#ledger = ledger;
  }

  /** Heads only, the newest first. */
  async list(): Promise<Run[]> {
    const rising = await this.#ledger.read(["runs"], (t) => t.objectStore("runs").index("when").getAll());
    return rising.reverse();
  }

  /** What came of one, part by part. */
  async came({ tab, slot }: Of): Promise<unknown[]> {
    const parts = await this.#ledger.read(["snapshots"], (t) => t.objectStore("snapshots").getAll(under(tab, slot)));
    return parts.map(({ came }) => came);
  }

  /** A new run in the place of the one before, with what came of it so far. */
  async begin({ tab, slot }: Of, { head, came, bytes, when }: Part): Promise<void> {
    await this.#ledger.write(BOTH, async (t) => {
      await t.objectStore("snapshots").delete(under(tab, slot));
      await t.objectStore("snapshots").put({ tab, slot, part: 0, came });
      await t.objectStore("runs").put({ tab, slot, when, head, parts: 1, bytes });
    });
  }

  /** Adds what came since; false where it is not there any more: it was cleared, perhaps by another tab. */
  add({ tab, slot }: Of, { head, came, bytes, when }: Part): Promise<boolean> {
    return this.#ledger.write(BOTH, async (t) => {
      const runs = t.objectStore("runs");
      const run = await runs.get([tab, slot]);
      if (!run) return false;
      await t.objectStore("snapshots").put({ tab, slot, part: run.parts, came });
      await runs.put({ tab, slot, when, head, parts: run.parts + 1, bytes: run.bytes + bytes });
      return true;
    });
  }

  /** What another tab left is this one's from now on. */
  async adopt(runs: readonly Of[], tab: string): Promise<void> {
    await this.#ledger.write(BOTH, async (t) => {
      const [heads, parts] = [t.objectStore("runs"), t.objectStore("snapshots")];
      for (const { tab: from, slot } of runs) {
        if (from === tab) continue;
        const run = await heads.get([from, slot]);
        if (!run) continue;
        for (const part of await parts.getAll(under(from, slot))) await parts.put({ ...part, tab });
        await heads.put({ ...run, tab });
        await parts.delete(under(from, slot));
        await heads.delete([from, slot]);
      }
    });
  }

  async remove(...runs: readonly Of[]): Promise<void> {
    await this.#ledger.write(BOTH, async (t) => {
      for (const { tab, slot } of runs) {
        await t.objectStore("snapshots").delete(under(tab, slot));
        await t.objectStore("runs").delete([tab, slot]);
      }
    });
  }

  /** The oldest go first: what is past its time, then what is more than may be kept. Returns what stayed. */
  async prune(now: number, mostBytes: number): Promise<Run[]> {
    const runs = await this.list();
    let bytes = 0;
    const stays = runs.filter((run) => {
      bytes += run.bytes;
      return now - run.when <= STAYS_MS && bytes <= mostBytes;
    });
    const gone = runs.filter((run) => !stays.includes(run));
    if (gone.length > 0) await this.remove(...gone);
    return stays;
  }
}
