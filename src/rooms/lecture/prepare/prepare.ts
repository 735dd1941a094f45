/** Gives every moment of a lecture its pictures: one run after another, each kept when it is done. */
import { create } from "zustand";
import { chooseModel } from "../../../app/choose-model.ts";
import { refuseLecture } from "../../../app/lectures/add.ts";
import type { Shot } from "../../../app/lectures/moment.ts";
import { changeLecture } from "../../../app/lectures/shelf.ts";
import { say } from "../../../app/notices.ts";
import { getState } from "../../../app/store.ts";
import type { Item, Lecture } from "../../../lecture/lecture.ts";
import { LeftOut, modelOf, runItem, workOf } from "./run-item.ts";
import { words } from "./words.ts";

export interface Doing {
  readonly item: Item;
  /** Of so many, from 0. */
  readonly at: number;
  readonly count: number;
  /** Steps of those that come after it, each picture's counted by itself; null where that says no time. */
  readonly later: number | null;
  readonly cancel: () => void;
}

interface Preparing {
  /** The lecture that is prepared, or was last. */
  readonly lecture: string | null;
  readonly doing: Doing | null;
  /** What was left as it is, and why. */
  readonly left: readonly { readonly item: Item; readonly why: () => string }[];
}

export const usePreparing = create<Preparing>()(() => ({ lecture: null, doing: null, left: [] }));

/** One lecture at a time. The model that is chosen is chosen again at the end. */
export async function prepare({ id }: Lecture, items: readonly Item[]): Promise<void> {
  if (usePreparing.getState().doing) return;
  const { modelId } = getState();
  const over = new AbortController();
  const inOrder = byModel(items, modelId);
  usePreparing.setState({ lecture: id, left: [] });
  let prepared = 0;
  try {
    for (const [at, item] of inOrder.entries()) {
      const later = await workOf(inOrder.slice(at + 1), modelOf(item));
      usePreparing.setState({ doing: { item, at, count: items.length, later, cancel: () => over.abort() } });
      const shot = await orLeave(item, over.signal);
      if (!shot) continue;
      await keepShot(id, item, shot);
      prepared++;
    }
  } catch (error) {
    if (!over.signal.aborted) refuseLecture(error);
  } finally {
    usePreparing.setState({ doing: null });
    if (prepared > 0 && prepared + usePreparing.getState().left.length === items.length) {
      say({ key: "lecture", tone: "info", text: () => words.say("done", { count: prepared }) });
    }
    if (getState().modelId !== modelId) void chooseModel(modelId, { run: false });
  }
}

/** Those of the model that is there come first, and no model comes twice. */
function byModel(items: readonly Item[], first: string): readonly Item[] {
  const models = [first, ...new Set(items.map(modelOf))];
  return [...items].sort((a, b) => models.indexOf(modelOf(a)) - models.indexOf(modelOf(b)));
}

async function orLeave(item: Item, signal: AbortSignal): Promise<Shot | null> {
  try {
    return await runItem(item, signal);
  } catch (error) {
    if (!(error instanceof LeftOut)) throw error;
    usePreparing.setState(({ left }) => ({ left: [...left, { item, why: error.say }] }));
    return null;
  }
}

async function keepShot(lecture: string, { id }: Item, { recorded, pictured }: Shot): Promise<void> {
  const sheets = new Map([[recorded.sheet, pictured]]);
  await changeLecture(
    lecture,
    (now) => ({ ...now, items: now.items.map((item) => (item.id === id ? { ...item, recorded } : item)) }),
    sheets,
  );
}
