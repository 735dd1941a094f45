/** JSON from outside, and JSON that is the same bytes for the same value. */
import { quote, ShareError } from "./errors.ts";

/** Most bytes of a recipe as JSON. */
export const MAX_JSON = 256 * 1024;
const MAX_DEPTH = 12;
/** Names that reach beyond an object's own fields in somebody's careless code, if not in ours. */
const FORBIDDEN = ["__proto__", "constructor", "prototype"];

/**
 * JSON.parse with bounds: size, depth, and no names that mean something to an object.
 * @throws ShareError too-large, not-json, too-deep or forbidden-name.
 */
export function parseJson(text: string, limit = MAX_JSON): unknown {
  if (text.length > limit) {
    throw new ShareError("too-large", `${text.length} characters; at most ${limit} are read`, { limit });
  }
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw new ShareError("not-json", `expected JSON, found ${quote(text)}`);
  }
  inspect(value, 1);
  return value;
}

/** @throws ShareError too-deep or forbidden-name. */
function inspect(value: unknown, depth: number): void {
  if (typeof value !== "object" || value === null) return;
  if (depth > MAX_DEPTH) throw new ShareError("too-deep", `nested deeper than ${MAX_DEPTH} levels`);
  for (const [name, inner] of Object.entries(value)) {
    if (FORBIDDEN.includes(name)) {
      throw new ShareError("forbidden-name", `a field named ${quote(name)} has no place in a recipe`, { name });
    }
    inspect(inner, depth + 1);
  }
}

/** JSON without spaces, its fields in the order of their names: equal values are equal bytes. */
export function canonicalJson(value: unknown): string {
  return JSON.stringify(value, (_, inner: unknown) =>
    typeof inner === "object" && inner !== null && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1)))
      : inner,
  );
}
