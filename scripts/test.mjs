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
const chaosReport = join(cache, "chaos.json");
/** Families of `npm run chaos`, one try of each: what a browser alone, as a process, can show. The app's tests have the rest. */
const CHAOS = ["SIGKILL", "worker killed", "ten cancels each", "tabs", "load faults", "monkey in generate"];
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

say("what can befall it, in short (npm run chaos is the long form)");
const short = ["--tries", "1", "--times", "0.1", "--dist", join(root, "dist"), "--report", chaosReport];
stage("chaos", run(process.execPath, ["scripts/chaos.mjs", ...CHAOS, ...short]));

const unit = read(unitReport);
const e2e = read(e2eReport)?.stats;
const chaos = read(chaosReport);
const lost = chaos?.reduce((sum, row) => sum + row.lost.length, 0) ?? 0;
const passed =
  (unit?.numPassedTests ?? 0) + (e2e?.expected ?? 0) + (chaos?.reduce((sum, row) => sum + row.held, 0) ?? 0);
const failed = (unit?.numFailedTests ?? 0) + (e2e ? e2e.unexpected + e2e.flaky : 0) + lost;
const skipped = (unit?.numPendingTests ?? 0) + (e2e?.skipped ?? 0);
if (!unit) failures.push("unit report missing");
if (!e2e) failures.push("e2e report missing");
if (!chaos) failures.push("chaos report missing");
if (failures.length > 0) say(`failed: ${failures.join(", ")}`);
console.log(`${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ""}`);
process.exit(failures.length > 0 || failed > 0 ? 1 : 0);
