import type { Rejection } from "../worker/protocol.ts";

/** Engines on one GPU are passed over for one reason, which is said once, of all of them. */
export function passedOverTogether(rejected: readonly Rejection[]): readonly (readonly [Rejection, ...Rejection[]])[] {
  const groups = new Map<string, [Rejection, ...Rejection[]]>();
  for (const each of rejected) {
    const key = `${each.reason}, ${each.detail}`;
    const group = groups.get(key);
    if (group) group.push(each);
    else groups.set(key, [each]);
  }
  return [...groups.values()];
}
