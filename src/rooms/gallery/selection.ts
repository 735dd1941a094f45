/** Which pictures are chosen, and which one the keys are at: pure, so that keyboard, mouse and finger do the same. */
export interface Selection {
  readonly chosen: ReadonlySet<string>;
  /** Where the keys are. */
  readonly at: string | null;
  /** From where Shift chooses. */
  readonly anchor: string | null;
}

export const NONE: Selection = { chosen: new Set(), at: null, anchor: null };

export function toggled({ chosen }: Selection, id: string): Selection {
  const next = new Set(chosen);
  if (!next.delete(id)) next.add(id);
  return { chosen: next, at: id, anchor: id };
}

/** To a picture; with `extend` all from the anchor to it are chosen, and no others. */
export function moved(selection: Selection, ids: readonly string[], to: string, extend: boolean): Selection {
  if (!extend) return { ...selection, at: to, anchor: to };
  const anchor = selection.anchor ?? selection.at ?? to;
  const ends = [ids.indexOf(anchor), ids.indexOf(to)];
  const chosen = new Set(ids.slice(Math.max(0, Math.min(...ends)), Math.max(...ends) + 1));
  return { chosen, at: to, anchor };
}

/** The place that a key leads to, of `count` in rows of `columns`; null for a key that leads nowhere. */
export function stepOf(code: string, at: number, count: number, columns: number, rows: number): number | null {
  const by: Readonly<Record<string, number>> = {
    ArrowRight: 1,
    ArrowLeft: -1,
    ArrowDown: columns,
    ArrowUp: -columns,
    PageDown: columns * rows,
    PageUp: -columns * rows,
  };
  if (code === "Home") return 0;
  if (code === "End") return count - 1;
  const step = by[code];
  if (step === undefined) return null;
  const to = at + step;
  // A page goes to the end where there is less than one; a row stays in its column.
  if (code.startsWith("Page")) return Math.max(0, Math.min(count - 1, to));
  if (to >= 0 && to < count) return to;
  // The last row may be short: from above its gap, down goes to the last of all.
  const inLastRow = Math.floor(at / columns) === Math.floor((count - 1) / columns);
  return code === "ArrowDown" && !inLastRow ? count - 1 : at;
}

/** What is not there any more is not chosen either; the keys go to what took its place. */
export function without(selection: Selection, before: readonly string[], now: readonly string[]): Selection {
  const there = new Set(now);
  const chosen = [...selection.chosen].filter((id) => there.has(id));
  const keep = (id: string | null) => (id !== null && there.has(id) ? id : null);
  const index = selection.at === null ? -1 : before.indexOf(selection.at);
  const after = before.slice(Math.max(0, index)).find((id) => there.has(id)) ?? now.at(-1) ?? null;
  const at = keep(selection.at) ?? (index < 0 ? null : after);
  if (chosen.length === selection.chosen.size && at === selection.at) return selection;
  return { chosen: new Set(chosen), at, anchor: keep(selection.anchor) ?? at };
}
