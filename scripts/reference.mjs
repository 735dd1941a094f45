/**
 * `npm run reference`: every comparison with the numbers that the original programs made, as a
 * table of how many values were compared and the largest difference among them; then the WGSL
 * executor against the same numbers and, for every plan, against the CPU's, in a browser that is
 * here already. REFERENCE_DIR names another set of numbers. Exits with 1 if a comparison fails.
 * With `-- --checkpoints DIR`: instead, every checkpoint under DIR (scripts/checkpoints.mjs).
 */
import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { findBrowser } from "./browser.mjs";
import { compareCheckpoints } from "./checkpoints.mjs";
import { root, say } from "./lib.mjs";
import { openRuntimePage } from "./runtime-page.mjs";

const asked = process.argv.indexOf("--checkpoints");
if (asked > 0) process.exit((await compareCheckpoints(resolve(process.argv[asked + 1]))) ? 0 : 1);

const numbers = resolve(process.env.REFERENCE_DIR ?? join(root, "reference"));
const { lines, failed } = onCpu();
const all = [...lines, ...(await onGpu())].sort((a, b) => a.group.localeCompare(b.group));
console.log(table(all));
if (failed) console.error(failed);
process.exit(failed || !all.every(within) ? 1 : 0);

/** The reference tests' lines, and what they said where one failed. */
function onCpu() {
  const folder = mkdtempSync(join(tmpdir(), "reference-"));
  const file = join(folder, "report.jsonl");
  try {
    const run = spawnSync(
      process.execPath,
      [join(root, "node_modules/vitest/vitest.mjs"), "run", ".reference.test.ts", "--silent", "--reporter=dot"],
      {
        cwd: root,
        env: { ...process.env, REFERENCE_DIR: numbers, BACKSTEP_REPORT: file },
        stdio: ["ignore", "pipe", "pipe"],
        encoding: "utf8",
      },
    );
    const words = run.error?.message ?? `${run.stdout}\n${run.stderr}`;
    return { lines: readLines(file), failed: run.status === 0 ? null : words };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** The lines of the comparisons that want a GPU; none, and why, where there is no browser or no adapter. */
async function onGpu() {
  const browser = findBrowser({ fetch: false });
  if (!browser) {
    say("WGSL is not compared: no browser is here (npm run e2e fetches one, BACKSTEP_BROWSER=path names one)");
    return [];
  }
  const before = (page) =>
    page.route("**/reference/*.json", (route) =>
      route.fulfill({ path: join(numbers, new URL(route.request().url()).pathname.split("/").at(-1)) }),
    );
  const { page, close } = await openRuntimePage(browser, { before });
  try {
    const adapter = await page.evaluate(async () => Boolean(await navigator.gpu?.requestAdapter()));
    if (!adapter) {
      say(`WGSL is not compared: ${browser.executablePath} offers no WebGPU adapter`);
      return [];
    }
    const compared = await page.evaluate(async () => [
      ...(await window.runtime.referenceDifferences()),
      ...(await window.runtime.stepDifferences()),
      ...(await window.runtime.guidedDifferences()),
    ]);
    const { drawn, different } = await page.evaluate(() => window.runtime.noiseMismatches(2 ** 20));
    return [
      ...compared,
      { group: "noise: WGSL against CPU, values that differ", count: drawn, largest: different, tolerance: 0 },
    ];
  } finally {
    await close();
  }
}

/** The report's lines by name; none where no comparison got as far as writing one. */
function readLines(path) {
  try {
    return readFileSync(path, "utf8")
      .trim()
      .split("\n")
      .map((line) => JSON.parse(line));
  } catch {
    return [];
  }
}

function within({ largest, tolerance }) {
  return largest !== null && largest <= tolerance;
}

function table(lines) {
  const rows = lines.map(({ group, count, largest, tolerance }) => [
    group,
    String(count),
    // JSON has no infinity: it comes as null.
    largest === null ? "not finite" : largest.toExponential(2),
    tolerance === 0 ? "exact" : tolerance.toExponential(0),
    within({ largest, tolerance }) ? "" : "FAILED",
  ]);
  const all = [["case group", "values", "largest difference", "tolerance", ""], ...rows];
  // Hats and tildes take no room of their own.
  const marks = (cell) => cell.length - cell.replace(/\p{Mark}/gu, "").length;
  const widths = all[0].map((_, i) => Math.max(...all.map((row) => row[i].length - marks(row[i]))));
  const line = (row) =>
    row.map((cell, i) => (i === 0 ? cell.padEnd(widths[i] + marks(cell)) : cell.padStart(widths[i]))).join("  ");
  return all.map((row) => line(row).trimEnd()).join("\n");
}
