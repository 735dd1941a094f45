/** Where in a text a link's recipe is, and the ways it may have been written: a check sum chooses. */
import { hyphenated, quotedPrintable, shortDashes, unmangled } from "../bytes/unmangle.ts";

/** Most characters of a link's recipe: what browsers and mail programs carry unharmed. */
export const MAX_LINK = 16 * 1024;

/** Links of one text that are tried. */
const MOST_LINKS = 4;
const GUESSES = [quotedPrintable, hyphenated, shortDashes];
const SUBSETS = Array.from({ length: 2 ** GUESSES.length }, (_, set) => GUESSES.filter((_, i) => (set >> i) & 1));

/**
 * What may be a recipe in base64url, the likeliest first: what stands there, without punctuation
 * after it, then what is left when everything is undone that programs do to links. Deflate knows
 * where it ends, so whatever follows (tracking parameters, the next sentence) may be taken along.
 */
export function* payloadsIn(text: string): Generator<string> {
  const plain = behind(text)[0] ?? text.trim();
  const first = plain.replace(/\s[\s\S]*|[^\w-]+$/g, "");
  yield first;
  const tried = new Set([first]);
  for (const guesses of SUBSETS) {
    // No recipe has an "=": one in its middle, or in the middle of an escape, is mail's.
    for (const rest of behind(unmangled(text, guesses).replace(/\s+/g, ""))) {
      const letters = unmangled(rest.replaceAll("=", ""), guesses).replace(/[^\w-]+/g, "");
      // Whether "3D" is what quoted-printable left of "=", or the recipe's own, is anybody's guess.
      for (const own of ["", "3D", "3d", "3D3D"]) {
        const payload = whole((own + letters.replace(/^(?:3D)+/i, "")).slice(0, MAX_LINK));
        if (!tried.has(payload)) yield payload;
        tried.add(payload);
      }
    }
  }
}

/** Whether a text holds a link, readable or not. */
export const holdsLink = (text: string) => unmangled(text).replace(/\s+/g, "").includes("#r=");

/** What stands behind the mark "#r=", of which a line's end may have taken the "=" along. */
const behind = (text: string) => text.split(/#r=?/).slice(1, 1 + MOST_LINKS);

/** As many characters as can be base64: no bytes make 4n + 1 of them. */
const whole = (letters: string) => (letters.length % 4 === 1 ? letters.slice(0, -1) : letters);
