/** What a text is that was pasted or dropped: told without doing anything about it. */
import { type DataFile, dataFile } from "../bytes/data-address.ts";
import { MAX_JSON } from "../bytes/json.ts";
import { queriesIn } from "../bytes/query.ts";
import { holdsLink } from "./link-payload.ts";

export type InText =
  | { readonly kind: "file"; readonly file: DataFile }
  | { readonly kind: "recipe"; readonly json: string }
  | { readonly kind: "link" }
  /** Readings of an address with a room of this page in it. */
  | { readonly kind: "settings"; readonly queries: readonly URLSearchParams[] }
  /** Somewhere else, where a picture may be; this page fetches nothing from there. */
  | { readonly kind: "elsewhere"; readonly address: string }
  /** Where a file is on the computer, as file managers copy it. */
  | { readonly kind: "path"; readonly path: string };

/**
 * Null for words.
 * @param isPage whether a name is that of a room or a page
 * @param worded names of settings whose values are words
 */
export function inText(
  text: string,
  isPage: (name: string | null) => boolean,
  worded: readonly string[] = [],
): InText | null {
  const file = dataFile(text);
  if (file) return { kind: "file", file };
  // As chat programs show code.
  const json = text.trim().replace(/^```(?:json)?\s*|\s*```$/g, "");
  if (json.startsWith("{")) return { kind: "recipe", json };
  if (text.length > MAX_JSON) return null;
  if (holdsLink(text)) return { kind: "link" };
  const queries = queriesIn(text, worded).filter((query) => isPage(query.get("room")));
  if (queries.length > 0) return { kind: "settings", queries };
  const path = PATH.exec(text)?.[1];
  if (path !== undefined) return { kind: "path", path };
  const address = /^\s*<?((?:(?:https?|ftp|blob):|www\.)\S+?)>?\s*$/i.exec(text)?.[1];
  return address === undefined ? null : { kind: "elsewhere", address };
}

/** Windows puts quotes around it; without an ending a line that begins with a stroke is words, or a command. */
const PATH = /^\s*["'<]?(file:[^\s"'<>]+|[a-z]:\\[^"\r\n]+|\\\\[^"\r\n]+|~?(?:\/[^/"\r\n]+)+\.\w{2,5})["'>]?\s*$/i;
