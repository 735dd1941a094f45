// Runs a TypeScript module of this repository in Node, which can't before version 22: Vite, which is
// here anyway, transforms it and all it imports. Shared by the benches.
import { join } from "node:path";
import { runnerImport } from "vite";

const root = join(import.meta.dirname, "..");

/** The exports of `path` (from the repository's root). Importing runs it. */
export async function importTypeScript(path) {
  const { module } = await runnerImport(join(root, path), { root, configFile: false, logLevel: "error" });
  return module;
}
