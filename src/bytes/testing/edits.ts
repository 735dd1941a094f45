/** Bytes that somebody changed. */
import fc from "fast-check";

/** Places that are changed, as fractions of the length. */
export const edits = fc.array(
  fc.record({
    at: fc.double({ min: 0, max: 1, noNaN: true }),
    byte: fc.nat(255),
    kind: fc.constantFrom("set", "cut", "insert", "double"),
  }),
  { minLength: 1, maxLength: 4 },
);

export function edited(bytes: Uint8Array, changes: readonly { at: number; byte: number; kind: string }[]): Uint8Array {
  let all = [...bytes];
  for (const { at, byte, kind } of changes) {
    const place = Math.min(Math.floor(at * all.length), Math.max(0, all.length - 1));
    if (kind === "set") all[place] = byte;
    if (kind === "cut") all = all.slice(0, place);
    if (kind === "insert") all.splice(place, 0, byte);
    if (kind === "double") all = [...all.slice(0, place), ...all.slice(Math.max(0, place - byte))];
  }
  return Uint8Array.from(all);
}
