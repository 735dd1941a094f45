/**
 * What a long bench has measured so far, so that it can be stopped at any moment and go on later: one
 * JSON file a bench, under node_modules/.cache. A measurement has a key and is made once.
 */
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";

const folder = join(process.cwd(), "node_modules", ".cache", "backstep-quality");

export interface Store<T> {
  /** What `key` was measured as; measured now, and written to disk, when it is new. */
  measure(key: string, make: () => Promise<T>): Promise<T>;
  get(key: string): T | undefined;
  entries(): readonly (readonly [string, T])[];
}

/** @param name of the bench; change it when what is measured changes, or old measurements would be taken for new */
export function openStore<T>(name: string): Store<T> {
  mkdirSync(folder, { recursive: true });
  const file = join(folder, `${name}.json`);
  const known = new Map<string, T>(existsSync(file) ? Object.entries<T>(JSON.parse(readFileSync(file, "utf8"))) : []);
  return {
    async measure(key, make) {
      const old = known.get(key);
      if (old !== undefined) return old;
      const made = await make();
      known.set(key, made);
      // A rename is all or nothing: a bench stopped in the middle of writing loses one measurement, not all.
      writeFileSync(`${file}.new`, JSON.stringify(Object.fromEntries(known)));
      renameSync(`${file}.new`, file);
      return made;
    },
    get: (key) => known.get(key),
    entries: () => [...known],
  };
}
