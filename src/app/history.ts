/**
 * Undo as data: what was, what is, what was undone. A slider that is dragged makes one entry, not
 * a hundred: changes with the same key within a moment of each other replace the newest entry.
 */
export interface History<T> {
  readonly past: readonly T[];
  readonly present: T;
  readonly future: readonly T[];
  /** What the newest change was, and when (milliseconds). */
  readonly last: { readonly key: string; readonly at: number } | null;
}

const DEPTH = 200;
const ONE_GESTURE_MS = 800;

export function begin<T>(present: T): History<T> {
  return { past: [], present, future: [], last: null };
}

/** `key` names the setting that changed; an empty key never joins the change before it. */
export function change<T>(history: History<T>, next: T, key: string, at: number): History<T> {
  if (Object.is(next, history.present)) return history;
  const { last } = history;
  const joins = key !== "" && last?.key === key && at - last.at < ONE_GESTURE_MS && history.future.length === 0;
  const past = joins ? history.past : [...history.past, history.present].slice(-DEPTH);
  return { past, present: next, future: [], last: { key, at } };
}

export function undo<T>(history: History<T>): History<T> {
  const present = history.past.at(-1);
  if (present === undefined) return history;
  return { past: history.past.slice(0, -1), present, future: [history.present, ...history.future], last: null };
}

export function redo<T>(history: History<T>): History<T> {
  const [present, ...future] = history.future;
  if (present === undefined) return history;
  return { past: [...history.past, history.present], present, future, last: null };
}

/** A change to everything that is remembered: no step of its own. */
export function everywhere<T>(history: History<T>, change: (entry: T) => T): History<T> {
  const { past, present, future } = history;
  return { ...history, past: past.map(change), present: change(present), future: future.map(change) };
}
