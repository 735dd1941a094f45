/** A model that somebody added themselves, in a recipe: what whoever receives it has to look for. */
import * as v from "valibot";
import { getState } from "../app/store.ts";
import { text } from "../scene/schema.ts";

const words = (most: number) => text(new RegExp(`^[^\\p{C}]{1,${most}}$`, "u"), `1 to ${most} printable characters`);

/** What stands behind a question mark may be somebody's key: that stays here. */
const ADDRESS = /^https:\/\/[!->@-~]{1,400}$/;

export const OwnModelSchema = v.strictObject({
  /** As its sender calls it. */
  title: words(80),
  /** The file that it was made from, and that file's sha256. */
  file: words(120),
  sha256: text(/^[0-9a-f]{64}$/, "a sha256 of 64 hexadecimal digits"),
  /** Where that file can be fetched, if it was. */
  address: v.optional(text(ADDRESS, "an address that begins with https, without a query")),
  /** What its sender said of it, where the file did not or was overruled. */
  answers: v.optional(v.record(words(40), words(80))),
});

export type OwnModel = v.InferOutput<typeof OwnModelSchema>;

/** Undefined for a model that comes with the page. */
export function ownModelOf(id: string): OwnModel | undefined {
  const listed = getState().models.find((model) => model.id === id);
  if (!listed?.own) return undefined;
  const { file, sha256, address, answers } = listed.own;
  const title = listed.title.slice(0, 80);
  const sent = address !== undefined && ADDRESS.test(address) ? { address } : {};
  return { title, file: file.slice(-120), sha256, ...sent, ...(Object.keys(answers).length > 0 && { answers }) };
}
