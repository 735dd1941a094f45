/** Programs as naga sees them, the compiler of Firefox. `cargo install naga-cli` has it. */
import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "vitest";

const isHere = spawnSync("naga", ["--version"]).status === 0;

/** A test that is skipped where naga is not installed, and says so in its name. */
export const withNaga = isHere ? test : test.skip;
export const NAGA = `naga, the compiler of Firefox,${isHere ? "" : " (skipped: naga is not installed here)"}`;

/** What it has against them: nothing, where all is well. */
export function refusedByNaga(codes: readonly string[]): string {
  const folder = mkdtempSync(join(tmpdir(), "naga-"));
  const files = codes.map((code, i) => {
    const file = join(folder, `${i}.wgsl`);
    writeFileSync(file, code);
    return file;
  });
  const { stderr, status } = spawnSync("naga", ["--bulk-validate", ...files], { encoding: "utf8" });
  rmSync(folder, { recursive: true });
  return status === 0 ? stderr : `${stderr} (${status})`;
}
