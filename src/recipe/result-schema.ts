/** A result as JSON that came from outside (result.ts), bounded like the scene it belongs to. */
import * as v from "valibot";
import { MAX_SIDE } from "../scene/fields.ts";
import { base64, list, MAX_PACKED, MAX_RESULTS, real, text, whole } from "../scene/schema.ts";
import type { RecipeResult } from "./result.ts";

const copy = v.strictObject({ index: whole(0, MAX_RESULTS - 1), png: base64(MAX_PACKED) });

export const ResultSchema: v.GenericSchema<unknown, RecipeResult> = v.variant("kind", [
  v.strictObject({
    kind: v.literal("pictures"),
    width: whole(1, MAX_SIDE),
    height: whole(1, MAX_SIDE),
    count: whole(1, MAX_RESULTS),
    sha256: text(/^[0-9a-f]{64}$/, "a sha256 of 64 hexadecimal digits"),
    coarse: v.optional(base64(64)),
    copies: list(copy, 0, MAX_RESULTS),
  }),
  v.strictObject({ kind: v.literal("bits"), bits: list(real(-1e6, 1e6), 1, 16) }),
]);
