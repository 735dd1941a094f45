/**
 * `?embed=1`: one room with nothing around it, to stand in a page of another's, a slide or a course; with `&settings=1`
 * its settings are there too. Both hold as long as the page does. Nothing runs, and no model comes, before a press.
 */
import { LINK } from "./link-mark.ts";

// Where there is no address (the page while it is HTML, tests in Node) nothing is embedded.
const { search = "", hash = "", href = "" } = globalThis.location ?? {};
const query = new URLSearchParams(search);

export const EMBEDDED = query.get("embed") === "1";
/** No settings beside the room. */
export const BARE = EMBEDDED && query.get("settings") !== "1";

/** A link is forgotten once it is opened, and pictures travel in nothing else: who goes outside takes it along. */
const LINKED = EMBEDDED && hash.startsWith(LINK) ? href : null;

/** The same room in a page of its own, with the settings it has now. */
export function addressOutside(): string {
  const { origin, pathname, search, hash } = new URL(LINKED ?? location.href);
  const parts = search.split(/[?&]/).filter((part) => part !== "" && !/^(embed|settings)=/.test(part));
  return `${origin}${pathname}${parts.length > 0 ? `?${parts.join("&")}` : ""}${hash}`;
}

/** What an address opens, as it stands in another page; as readable as it was. */
export function addressEmbedded(href: string): string {
  const { origin, pathname, search, hash } = new URL(href);
  return `${origin}${pathname}${search ? `${search}&` : "?"}embed=1${hash}`;
}
