/** The address as it arrived, before anything reads it: what programs did to it on its way is undone. */
import { queriesIn } from "../bytes/query.ts";
import { unmangled } from "../bytes/unmangle.ts";
import { LINK } from "./link-mark.ts";

/**
 * The address to go on with, or null where nothing happened to `href` that matters: a link's mark or
 * one of the page's own `names` came to stand in it another way. The values of `worded` ones are words.
 */
export function tidied(href: string, names: readonly string[], worded: readonly string[] = []): string | null {
  const { pathname, search, hash } = new URL(href);
  const [before = "", link] = unmangled(href).split(LINK);
  const [query = new URLSearchParams()] = queriesIn(before, worded, href);
  const asItStands = new URLSearchParams(search);
  const same = names.every((name) => asItStands.get(name) === query.get(name));
  if (same && (link === undefined || hash.startsWith(LINK))) return null;
  const fragment = link === undefined ? "" : LINK + link;
  const told = query.toString();
  return `${pathname}${told && `?${told}`}${fragment}`;
}
