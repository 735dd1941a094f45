/**
 * A recipe as the fragment of a URL, which no server ever sees: base64url of a CRC-32 and the
 * deflated canonical JSON. The check sum tells a link that lost or changed a letter from one that
 * describes something else; so what programs did to a link on its way can be undone by trying.
 */
import { fromBase64, toBase64 } from "../bytes/base64.ts";
import { crc32 } from "../bytes/checksum.ts";
import { concat } from "../bytes/concat.ts";
import { ShareError } from "../bytes/errors.ts";
import { deflate, inflate } from "../bytes/inflate.ts";
import { canonicalJson, MAX_JSON } from "../bytes/json.ts";
import { DICTIONARY } from "./link-dictionary.ts";
import { MAX_LINK, payloadsIn } from "./link-payload.ts";
import { type Recipe, readRecipe, writeWithin } from "./recipe.ts";

/**
 * The recipe as a link's text, with as many copies of the result as fit.
 * @throws ShareError too-large when it does not fit even without them: then a PNG is the way.
 */
export function writeLink(recipe: Recipe): string {
  return writeWithin(recipe, packed, MAX_LINK);
}

/**
 * The recipe in a text: what `writeLink` made, alone or in an address, with words around it, and
 * after whatever chat programs, mail and HTML do to links. Links of every version are read.
 * @throws ShareError too-large, wrong-alphabet, truncated, not-deflate, damaged, or as `readRecipe`.
 */
export function readLink(text: string): Recipe {
  let problem: unknown;
  for (const payload of payloadsIn(text)) {
    let json: Uint8Array;
    try {
      json = unpacked(payload);
    } catch (error) {
      problem ??= error;
      continue;
    }
    return readRecipe(new TextDecoder().decode(json));
  }
  throw problem;
}

/** @throws ShareError */
function unpacked(payload: string): Uint8Array {
  if (payload.length > MAX_LINK) {
    throw new ShareError("too-large", `a link of ${payload.length} characters; at most ${MAX_LINK} are read`, {
      length: payload.length,
      limit: MAX_LINK,
    });
  }
  const bytes = fromBase64(payload, "url");
  if (bytes.length < 5) throw new ShareError("truncated", `a link of ${payload.length} characters is cut off`);
  const json = inflate(bytes.subarray(4), MAX_JSON, DICTIONARY);
  if (crc32(json) === new DataView(bytes.buffer).getUint32(0)) return json;
  throw new ShareError("damaged", "this link was changed on its way: its check sum differs");
}

function packed(recipe: Recipe): string {
  const json = new TextEncoder().encode(canonicalJson(recipe));
  const checksum = new Uint8Array(4);
  new DataView(checksum.buffer).setUint32(0, crc32(json));
  return toBase64(concat(Uint8Array, [checksum, deflate(json, DICTIONARY)]), "url");
}
