/**
 * Writes down what runs make, every few seconds and when one ends, so that a reload or a crash costs little of it. The
 * newest run of every slot is kept; what was cancelled or put away is not.
 */
import { keepsUnasked, noteLeft, noteRuns } from "../app/keeping.ts";
import { say } from "../app/notices.ts";
import { LedgerProblem } from "../ledger/problem.ts";
import type { RunStore } from "../ledger/runs.ts";
import { sayProblem } from "../ledger/words.ts";
import type { Runs } from "../run/runs.ts";
import type { Slot } from "../run/slot.ts";
import type { Slots } from "../run/slots.ts";
import { headOf } from "./head.ts";
import { words } from "./words.ts";
import { bytesOf, type Journals, journalOf, whatIs } from "./written.ts";

const EVERY_MS = 3000;
/** Of all runs of all tabs: the oldest go. */
export const MOST_BYTES = 256 * 2 ** 20;

interface KeeperOptions {
  readonly slots: Slots;
  readonly runs: Pick<RunStore, "begin" | "add" | "remove" | "prune">;
  readonly tab: string;
}

interface Kept {
  readonly serial: number;
  readonly journal: Journals;
  /** Somebody has cleared it away, here or in another tab: it stays so. */
  cleared: boolean;
}

export class Keeper {
  readonly #options: KeeperOptions;
  readonly #journals = new Map<string, Kept>();
  #timer: ReturnType<typeof setTimeout> | undefined;
  /** One thing is written at a time. */
  #writing: Promise<void> = Promise.resolve();
  #failed = false;

  constructor(options: KeeperOptions) {
    this.#options = options;
  }

  /** Returns the way out. */
  follow(): () => void {
    const over = new AbortController();
    const leave = this.#options.slots.store.subscribe(({ runs }, before) => {
      if (runs === before.runs) return;
      if (turned(runs, before.runs)) this.#flushIn(0);
      else if (this.#timer === undefined) this.#flushIn(EVERY_MS);
    });
    const onHidden = () => {
      if (document.hidden) this.#flushIn(0);
    };
    document.addEventListener("visibilitychange", onHidden, { signal: over.signal });
    // Not so where it crashes.
    addEventListener("pagehide", () => noteLeft(this.#options.tab), { signal: over.signal });
    this.#flushIn(0); // what was run before this came
    return () => {
      over.abort();
      leave();
      clearTimeout(this.#timer);
    };
  }

  /** Whether the run in a slot is on the disk, but for its last seconds. */
  readonly holds = (slot: string): boolean => {
    const kept = this.#journals.get(slot);
    return keepsUnasked() && kept?.cleared === false && kept.serial === this.#options.slots.of(slot).status?.serial;
  };

  /** Resolves when what there is now is written. */
  flush(): Promise<void> {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#writing = this.#writing.then(() => this.#writeAll());
    return this.#writing;
  }

  #flushIn(ms: number): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.flush(), ms);
  }

  async #writeAll(): Promise<void> {
    for (const slot of this.#options.slots.all) {
      try {
        await this.#write(slot);
      } catch (error) {
        this.#journals.delete(slot.name); // what it lacks now, it would lack for good: the next time it is written whole
        await this.failedBy(error);
      }
    }
  }

  async #write(slot: Slot): Promise<void> {
    if (!keepsUnasked()) return;
    const { runs, tab } = this.#options;
    const of = { tab, slot: slot.name };
    const { status } = slot;
    if (!status || status.phase === "cancelled") {
      if (this.#journals.delete(slot.name)) await runs.remove(of);
      return;
    }
    const head = headOf(slot);
    const { made } = slot;
    if (!head || !made) return;
    const before = this.#journals.get(slot.name);
    const isNew = before?.serial !== status.serial || before.journal.of !== whatIs(made);
    const journal = isNew ? journalOf(made) : before.journal;
    const came = journal.next();
    if (!came) return;
    const part = { head, came, bytes: bytesOf(came), when: Date.now() };
    if (!isNew) {
      before.cleared ||= !(await runs.add(of, part));
      return;
    }
    await runs.begin(of, part);
    this.#journals.set(slot.name, { serial: status.serial, journal, cleared: false });
    noteRuns();
    await runs.prune(Date.now(), MOST_BYTES);
  }

  /** Said once: the run itself goes on, and most people will never need what could not be kept. */
  async failedBy(error: unknown): Promise<void> {
    const problem = error instanceof LedgerProblem ? error : new LedgerProblem("failed", String(error));
    console.warn("a run is not kept for when this page is loaded again", problem);
    if (problem.code === "full") await this.#options.runs.prune(Date.now(), MOST_BYTES / 4).catch(() => {});
    if (this.#failed) return;
    this.#failed = true;
    const text = () => words.say("unkept", { why: sayProblem(problem) });
    say({ key: "unkept-run", tone: "info", text });
  }
}

/** Whether a run began, ended, or was paused. */
function turned(now: Runs["runs"], before: Runs["runs"]): boolean {
  const slots = new Set([...Object.keys(now), ...Object.keys(before)]);
  return [...slots].some((slot) => now[slot]?.phase !== before[slot]?.phase);
}
