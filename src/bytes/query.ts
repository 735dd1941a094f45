/** The settings in an address, whatever chat programs, mail and HTML did to it. */
import { quotedPrintable, unmangled } from "./unmangle.ts";

/** What stands on the next line is no part of it. */
const apart = (text: string) => text.replace(/[\r\n]+/g, " ");
/** Nothing stands around it. */
const alone = (text: string) => text.replace(/[\s>|]+/g, "");

const GUESSES = [[], [quotedPrintable], [apart], [apart, quotedPrintable], [alone]];

/**
 * The names and values in a text that holds an address, the likeliest reading first: whether a line
 * that ends goes on, only the values can tell. Ours begin and end with a letter or a digit (or begin
 * with a minus), so whatever else stands around one was put there.
 */
export function queriesIn(text: string): URLSearchParams[] {
  const readings = GUESSES.map((guesses) => unmangled(text, guesses).replace(LOST, "&times="));
  return [...new Set(readings)].map(pairsIn);
}

/** What HTML makes of "&times=": a setting of the first links had this name. */
const LOST = /\u00d7(?==)/g;

function pairsIn(text: string): URLSearchParams {
  const pairs = text.split(/[?&#\s"<>]+/).map((part) => /^([A-Za-z]\w*)=(.*)$/.exec(part));
  return new URLSearchParams(
    pairs.flatMap((pair) => (pair ? [[pair[1]!, pair[2]!.replace(/^[^A-Za-z\d-]+|[^A-Za-z\d]+$/g, "")]] : [])),
  );
}
