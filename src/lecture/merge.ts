/** Two changes of one lecture, made without knowing of each other, as one: pure. */
import { canonicalJson } from "../bytes/json.ts";
import type { Item, Lecture } from "./lecture.ts";

/**
 * What led from one state of a lecture to another, done to a third: moments that came or went, their order where that
 * changed, and whatever was written. What led there stays as it was in all else.
 */
export function merged(before: Lecture, after: Lecture, now: Lecture): Lecture {
  const [was, is, here] = [before, after, now].map(({ items }) => new Map(items.map((item) => [item.id, item])));
  const came = [...is!.keys()].filter((id) => !was!.has(id));
  const stays = (id: string) => (here!.has(id) && (is!.has(id) || !was!.has(id))) || came.includes(id);
  const [ours, theirs] = [after, now].map(({ items }) => items.map(({ id }) => id).filter(stays)) as [
    string[],
    string[],
  ];
  const order = isReordered(before, after) ? woven(ours, theirs) : woven(theirs, ours);
  const items = order.flatMap((id) => {
    const [a, b, c] = [was!.get(id), is!.get(id), here!.get(id)];
    return (a && b && c ? written(a, b, c) : (c ?? b)) ?? [];
  });
  return { ...written(before, after, now), items };
}

/** Every field that was changed; the others as they are now. */
function written<T extends Item | Lecture>(before: T, after: T, now: T): T {
  const fields = [...new Set([...Object.keys(before), ...Object.keys(after)])] as (keyof T)[];
  const next = { ...now };
  for (const field of fields) {
    if (isSame(before[field], after[field])) continue;
    if (after[field] === undefined) delete next[field];
    else next[field] = after[field];
  }
  return next;
}

/** One of them may have been read anew. */
const isSame = (one: unknown, other: unknown) =>
  one === other || canonicalJson({ one }) === canonicalJson({ one: other });

function isReordered(before: Lecture, after: Lecture): boolean {
  const [a, b] = [before, after].map(({ items }) => items.map(({ id }) => id)) as [string[], string[]];
  const others = b.filter((id) => a.includes(id));
  return a.filter((id) => b.includes(id)).some((id, i) => id !== others[i]);
}

/** The first list, with what only the second has behind what it stands behind there. */
function woven(first: readonly string[], second: readonly string[]): string[] {
  const all = [...first];
  for (const [i, id] of second.entries()) {
    if (!all.includes(id)) all.splice(all.indexOf(second[i - 1] ?? "") + 1, 0, id);
  }
  return all;
}
