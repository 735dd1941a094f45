/**
 * What was learned outlives the page: every few seconds, and whenever it rests, it is written among the runs, under its
 * task's name. It is a function of that and of the steps, so any tab may go on from it, and stays as long as runs do.
 */
import { keepsUnasked, mayHaveRuns, noteRuns } from "../../app/keeping.ts";
import { askWhile } from "../../app/leaving.ts";
import { storageSilent, within } from "../../bytes/within.ts";
import { runs } from "../../ledger/page.ts";
import type { Run } from "../../ledger/records.ts";
import { STAYS_MS } from "../../ledger/runs.ts";
import { WEIGHTS } from "./learn/network.ts";
import type { Trained } from "./learn/protocol.ts";
import { useToy } from "./store.ts";

/** In the place of a tab's name. */
const ALL_TABS = "toy";
/** Grows with every change that an older page could not read. */
const FORMAT = 1;
const EVERY_MS = 3000;
/** Storage that takes longer is not waited for by what begins. */
const SOON_MS = 2500;

interface Head {
  readonly toy: typeof FORMAT;
  /** Whether it was being learned, and whether by itself. */
  readonly training: boolean;
  readonly uninvited: boolean;
  /** As in the store, of this task. */
  readonly found: Readonly<Record<string, number>>;
}

/** One task, as far as it has been learned. */
type Came = Pick<Trained, "step" | "seconds" | "learned" | "losses">;

export interface Before extends Pick<Head, "training" | "uninvited" | "found"> {
  /** Null where this task was not learned. */
  readonly came: Came | null;
}

const of = (name: string) => ({ tab: ALL_TABS, slot: name });

/** Writes it down from now on. Returns the way out, on which it is written once more. */
export function keepLearned(): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let writing: Promise<void> = Promise.resolve();
  const flush = () => {
    clearTimeout(timer);
    timer = undefined;
    writing = writing.then(write);
  };
  const stop = useToy.subscribe((now, before) => {
    if (now.trained === before.trained && now.found === before.found && now.phase === before.phase) return;
    // The first at once: nobody is asked about leaving what is on the disk.
    const isNew = now.kept !== now.task?.name || now.phase !== before.phase;
    if (isNew) flush();
    else timer ??= setTimeout(flush, EVERY_MS);
  });
  const asks = askWhile(() => {
    const { phase, uninvited, task, kept } = useToy.getState();
    return phase === "training" && !uninvited && !(keepsUnasked() && kept === task?.name);
  });
  return () => {
    stop();
    asks();
    flush();
  };
}

async function write(): Promise<void> {
  const { task, trained, phase, uninvited, found } = useToy.getState();
  if (!keepsUnasked() || !task?.name || !trained || trained.step === 0) return;
  const { step, seconds, learned, losses } = trained;
  const came: Came = { step, seconds, learned, losses };
  const own = Object.entries(found).filter(([name]) => name.startsWith(`${task.name} `));
  const head: Head = { toy: FORMAT, training: phase === "training", uninvited, found: Object.fromEntries(own) };
  const bytes = 4 * learned.weights.byteLength;
  try {
    await runs.begin(of(task.name), { head, came, bytes, when: Date.now() });
    useToy.setState({ kept: task.name });
    noteRuns();
  } catch (error) {
    // Who leaves is asked instead.
    console.warn("what was learned is not kept for when this page is loaded again", error);
    useToy.setState({ kept: null });
  }
}

/** It was thrown away. */
export async function forget(name: string): Promise<void> {
  if (useToy.getState().kept !== name) return;
  useToy.setState({ kept: null });
  try {
    await runs.remove(of(name));
  } catch (error) {
    console.warn("what was learned is not cleared away", error);
  }
}

/** What is there of a task, and what was found of all; null where there is nothing, or storage does not say soon. */
export async function lastOf(name: string): Promise<Before | null> {
  if (!mayHaveRuns()) return null;
  try {
    return await within(SOON_MS, read(name), storageSilent);
  } catch (error) {
    console.warn("what was learned before cannot be read", error);
    return null;
  }
}

async function read(name: string): Promise<Before> {
  const all = (await runs.list()).flatMap((run) => {
    const head = headOf(run);
    return head ? [{ run, head }] : [];
  });
  const found = Object.assign({}, ...all.map(({ head }) => head.found));
  const own = all.find(({ run }) => run.slot === name);
  const [came = null] = own ? ((await runs.came(own.run)) as Came[]) : [];
  const fits = came?.learned.weights.length === WEIGHTS;
  const { training = false, uninvited = false } = own?.head ?? {};
  return { training, uninvited, found, came: fits ? came : null };
}

/** What another version of this page has written otherwise is passed over. */
function headOf({ tab, when, head }: Run): Head | null {
  const read = head as Partial<Head> | null;
  const fits = tab === ALL_TABS && Date.now() - when <= STAYS_MS && read?.toy === FORMAT;
  return fits ? (read as Head) : null;
}
