/**
 * `npm run lighthouse`: Lighthouse on the built app as its host would send it (gzipped, with `_headers`), on a phone with
 * slow 4G and on a desktop. Prints the median of three runs each, and exits with 1 below what is promised. The version is
 * fetched by npx: with what it brings it is larger than all else here, and only this asks for it.
 */
import { execFile } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { findBrowser } from "./browser.mjs";
import { root, say } from "./lib.mjs";
import { serveBuilt } from "./serve-built.mjs";

const LIGHTHOUSE = "lighthouse@12.2.3";
const RUNS = 3;

/** A measure of a report; the least or the most it may be. */
const MEASURES = [
  {
    name: "performance",
    of: ({ categories }) => 100 * categories.performance.score,
    least: { phone: 90, desktop: 95 },
  },
  { name: "first paint, ms", of: metric("firstContentfulPaint"), most: { phone: 1500 } },
  { name: "largest paint, ms", of: metric("largestContentfulPaint") },
  { name: "blocked, ms", of: metric("totalBlockingTime") },
  { name: "layout shift", of: metric("cumulativeLayoutShift"), most: { phone: 0.02, desktop: 0.02 }, digits: 4 },
  {
    name: "KB before the first paint",
    of: (report) => before(report).reduce((sum, { transferSize }) => sum + transferSize, 0) / 1000,
    digits: 1,
  },
  { name: "answers before it", of: (report) => before(report).length },
  { name: "scripts, ms", of: ({ audits }) => audits["bootup-time"].numericValue },
];
const FLAGS = { phone: [], desktop: ["--preset=desktop"] };

function metric(name) {
  return ({ audits }) => audits.metrics.details.items[0][name];
}

/** What had come when the first paint was seen. */
function before({ audits }) {
  const { observedFirstContentfulPaint: painted } = audits.metrics.details.items[0];
  return audits["network-requests"].details.items.filter(({ networkEndTime }) => networkEndTime <= painted);
}

const dist = join(root, "dist");
if (!existsSync(join(dist, "index.html"))) {
  say("there is no dist/index.html: npm run build first");
  process.exit(1);
}
const { executablePath } = findBrowser();
const server = await serveBuilt(dist);
const folder = mkdtempSync(join(tmpdir(), "backstep-lighthouse-"));
let failed = false;
try {
  for (const profile of Object.keys(FLAGS)) {
    const reports = [];
    for (let i = 0; i < RUNS; i++) reports.push(await report(profile));
    console.log(`\n${profile}, median of ${RUNS} (${reports[0].environment.hostUserAgent})\n`);
    for (const measure of MEASURES) failed = !tell(measure, profile, reports) || failed;
  }
} finally {
  server.close();
  rmSync(folder, { recursive: true });
}
process.exit(failed ? 1 : 0);

async function report(profile) {
  const path = join(folder, "report.json");
  const chrome = "--chrome-flags=--headless=new --no-sandbox";
  const options = ["--quiet", "--only-categories=performance", "--output=json", `--output-path=${path}`, chrome];
  const args = ["--yes", LIGHTHOUSE, `http://localhost:${server.address().port}/`, ...options, ...FLAGS[profile]];
  await promisify(execFile)("npx", args, { env: { ...process.env, CHROME_PATH: executablePath } });
  return JSON.parse(readFileSync(path, "utf8"));
}

/** Prints a line; whether it is as promised. */
function tell({ name, of, least, most, digits = 0 }, profile, reports) {
  const values = reports.map(of).sort((a, b) => a - b);
  const median = values[Math.floor(values.length / 2)];
  const [low, high] = [least?.[profile], most?.[profile]];
  const kept = !(median < low) && !(median > high);
  const promise = low !== undefined ? `at least ${low}` : high !== undefined ? `at most ${high}` : "";
  const runs = values.map((value) => value.toFixed(digits)).join(", ");
  console.log(
    `${kept ? " " : "✗"} ${name.padEnd(26)} ${median.toFixed(digits).padStart(8)}  ${promise.padEnd(14)} (${runs})`,
  );
  return kept;
}
