import { addressOf } from "../library/address.ts";
import { isOwn } from "../library/own-id.ts";

/** Where the manifest of a model is: beside the page, or in the library of a person's own. */
export function manifestOf(id: string): string {
  return isOwn(id) ? addressOf(id) : new URL(`models/${id}/manifest.json`, document.baseURI).href;
}
