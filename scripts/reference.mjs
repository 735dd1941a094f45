/**
 * `npm run reference`: every comparison with the numbers that the original programs made, as a
 * table of how many values were compared and the largest difference among them. REFERENCE_DIR
 * names another set of such numbers. Exits with 1 if a comparison fails.
 */
import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const folder = mkdtempSync(join(tmpdir(), "reference-"));
const file = join(folder, "report.jsonl");
try {
  const run = spawnSync(
    process.execPath,
    [join(root, "node_modules/vitest/vitest.mjs"), "run", ".reference.test.ts", "--silent", "--reporter=dot"],
    { cwd: root, env: { ...process.env, BACKSTEP_REPORT: file }, stdio: ["ignore", "pipe", "pipe"], encoding: "utf8" },
  );
  const lines = readLines(file);
  console.log(table(lines));
  if (run.status !== 0) console.error(run.error?.message ?? `${run.stdout}\n${run.stderr}`);
  process.exitCode = run.status ?? 1;
} finally {
  rmSync(folder, { recursive: true });
}

/** The report's lines by name; none where no comparison got as far as writing one. */
function readLines(path) {
  try {
    const lines = readFileSync(path, "utf8")
      .trim()
      .split("\n")
      .map((line) => JSON.parse(line));
    return lines.sort((a, b) => a.group.localeCompare(b.group));
  } catch {
    return [];
  }
}

function table(lines) {
  const rows = lines.map(({ group, count, largest, tolerance }) => [
    group,
    String(count),
    // JSON has no infinity: it comes as null.
    largest === null ? "not finite" : largest.toExponential(2),
    tolerance === 0 ? "exact" : tolerance.toExponential(0),
    largest !== null && largest <= tolerance ? "" : "FAILED",
  ]);
  const all = [["case group", "values", "largest difference", "tolerance", ""], ...rows];
  // Hats and tildes take no room of their own.
  const marks = (cell) => cell.length - cell.replace(/\p{Mark}/gu, "").length;
  const widths = all[0].map((_, i) => Math.max(...all.map((row) => row[i].length - marks(row[i]))));
  const line = (row) =>
    row.map((cell, i) => (i === 0 ? cell.padEnd(widths[i] + marks(cell)) : cell.padStart(widths[i]))).join("  ");
  return all.map((row) => line(row).trimEnd()).join("\n");
}
