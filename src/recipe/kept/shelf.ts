/** What is kept, as every list of it on the page shows it now: plain data, in a store of its own. */
import { create } from "zustand";
import type { KeptWhole } from "../../ledger/kept.ts";
import { kept } from "../../ledger/page.ts";
import { type LedgerProblem, problemOf } from "../../ledger/problem.ts";
import type { Kept } from "../../ledger/records.ts";

interface Shelf {
  /** The newest first; null until they have been read. */
  readonly entries: readonly Kept[] | null;
  /** Why they could not be. */
  readonly problem: LedgerProblem | null;
}

export const useShelf = create<Shelf>()(() => ({ entries: null, problem: null }));

/** Reads all of it anew: another tab may have kept something meanwhile. */
export async function readShelf(): Promise<void> {
  try {
    useShelf.setState({ entries: await kept.list(), problem: null });
  } catch (error) {
    useShelf.setState({ problem: problemOf(error) });
  }
}

/** @throws LedgerProblem */
export async function putOnShelf(...whole: readonly KeptWhole[]): Promise<void> {
  await kept.put(...whole);
  const { entries } = useShelf.getState();
  const added = whole.map(({ entry }) => entry);
  const ids = new Set(added.map(({ id }) => id));
  if (entries) useShelf.setState({ entries: inOrder([...added, ...entries.filter(({ id }) => !ids.has(id))]) });
}

/** Returns what was removed, for who wants it again. @throws LedgerProblem */
export async function takeFromShelf(...ids: readonly string[]): Promise<readonly KeptWhole[]> {
  const removed = await kept.remove(...ids);
  const gone = new Set(ids);
  const { entries } = useShelf.getState();
  if (entries) useShelf.setState({ entries: entries.filter(({ id }) => !gone.has(id)) });
  return removed;
}

const inOrder = (entries: readonly Kept[]) => [...entries].sort((a, b) => b.when - a.when);
