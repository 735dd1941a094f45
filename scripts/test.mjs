// npm test: everything a visitor can check, one after another, and a closing line that counts tests.
import { mkdirSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { coverageTable } from "./coverage.mjs";
import { bin, install, root, run, say } from "./lib.mjs";

install();
const { findBrowser } = await import("./browser.mjs");
const { ensureFfmpeg } = await import("./ffmpeg.mjs");
const cache = join(root, ".cache", "test");
rmSync(cache, { recursive: true, force: true });
mkdirSync(cache, { recursive: true });
const unitReport = join(cache, "unit.json");
const e2eReport = join(cache, "e2e.json");
const coverageReport = join(cache, "coverage", "coverage-summary.json");
const failures = [];

function stage(name, code) {
  if (code !== 0) failures.push(name);
}
const read = (file) => {
  try {
    return JSON.parse(readFileSync(file, "utf8"));
  } catch {
    return null;
  }
};

say("types, lint, arrows, dead code");
stage("types", bin("typescript/bin/tsc", ["--noEmit", "-p", "."]));
stage("biome", bin("@biomejs/biome/bin/biome", ["check", "."]));
stage("arrows", run(process.execPath, ["scripts/arrows.mjs"]));
stage("knip", bin("knip/bin/knip.js", []));

// Before the unit tests: where it sets up a software GPU, kernels are tested on that too.
const browser = findBrowser();

say("unit tests and reference numbers");
stage(
  "unit",
  bin("vitest/vitest.mjs", [
    "run",
    "--coverage",
    "--reporter=default",
    "--reporter=json",
    `--outputFile.json=${unitReport}`,
  ]),
);
const coverage = read(coverageReport);
if (coverage) console.log(coverageTable(coverage));

say("the app in a browser");
ensureFfmpeg();
const env = { ...process.env, BACKSTEP_E2E_BROWSER: JSON.stringify(browser), PLAYWRIGHT_JSON_OUTPUT_NAME: e2eReport };
stage("e2e", bin("@playwright/test/cli.js", ["test", "--reporter=list,json"], { env }));

const unit = read(unitReport);
const e2e = read(e2eReport)?.stats;
const passed = (unit?.numPassedTests ?? 0) + (e2e?.expected ?? 0);
const failed = (unit?.numFailedTests ?? 0) + (e2e ? e2e.unexpected + e2e.flaky : 0);
const skipped = (unit?.numPendingTests ?? 0) + (e2e?.skipped ?? 0);
if (!unit) failures.push("unit report missing");
if (!e2e) failures.push("e2e report missing");
if (failures.length > 0) say(`failed: ${failures.join(", ")}`);
console.log(`${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ""}`);
process.exit(failures.length > 0 || failed > 0 ? 1 : 0);
