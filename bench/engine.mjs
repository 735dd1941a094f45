// npm run bench:engine: our engine against onnxruntime's WebGPU provider in the fastest way that it can be asked to run,
// whole runs in turns in one page, and what a step of both sends to the GPU; then all those ways, what holds of the networks
// on any GPU, and our step by kinds of ops.
// -- --json FILE writes each row as it is measured and leaves out those that are in the file, so that the bench may be ended
// and goes on; --again measures them anew. --rows faces-32:16,ddpm-cifar10:4, --models a,b and --batches 1,4 choose.
// --minutes 5 begins no row after that; a row takes no longer than --seconds, but for one turn. --print FILE measures nothing.
import { loadavg } from "node:os";
import { parseArgs } from "node:util";
import { findBrowser } from "../scripts/browser.mjs";
import { openRuntimePage } from "../scripts/runtime-page.mjs";
import { ALL, chosen, nameOf, Rows } from "./engine-rows.mjs";
import { headOfRows, printOps, printRoofline, printRow, printTiles, printWays } from "./engine-tables.mjs";

const text = { type: "string" };
const { values } = parseArgs({
  options: {
    ...{ json: text, print: text, rows: text, models: text, batches: text, again: { type: "boolean" } },
    minutes: { ...text, default: "600" },
    seconds: { ...text, default: "240" },
    steps: { ...text, default: "4" },
    turns: { ...text, default: "4" },
  },
});
const wanted = chosen(values);

let rows;
if (values.print) {
  rows = new Rows(values.print);
  headOfRows();
  for (const row of rows.rows) printRow(row);
} else {
  rows = await measure();
}
console.log("\nIn brackets: onnxruntime's, in the way that is marked below.\n");
printWays(rows.rows);
console.log("");
await printRoofline(wanted);
const models = [...new Set(wanted.map(({ model }) => model))];
console.log("");
await printTiles(models);
console.log("");
await printOps(models);
process.exit(0);

async function measure() {
  const begun = performance.now();
  const choice = findBrowser();
  const { page, version, close } = await openRuntimePage(choice);
  // lavapipe and SwiftShader may go by one name.
  const adapter = `${choice.kind}: ${await page.evaluate(() => window.runtime.adapterName())}`;
  const rows = new Rows(values.json, adapter);
  console.log(`browser: ${version}, ${adapter}\n`);
  headOfRows();
  const left = wanted.filter((row) => values.again || !rows.has(row));
  while (left.length > 0 && performance.now() - begun < 60_000 * Number(values.minutes)) {
    const row = await measured(page, left.shift());
    rows.add(row);
    printRow(row);
  }
  await close();
  const missing = ALL.filter((name) => !rows.rows.some((row) => nameOf(row) === name));
  if (values.json)
    console.log(missing.length > 0 ? `\nNot in ${values.json} yet: ${missing.join(", ")}` : "\nAll rows.");
  return rows;
}

async function measured(page, { model, batch }) {
  const load = loadavg()[0].toFixed(1);
  const { ours, ort, first, steps, turns, perStep, gpuBytes, ways, best } = await page.evaluate(
    (call) => window.runtime.engines(...call),
    [model, batch, ...[values.steps, values.turns, values.seconds].map(Number)],
  );
  const { dispatches, submits, writes, writtenBytes, bindGroups } = perStep.ours;
  const counts = { dispatches, submits, writes, writtenBytes, bindGroups };
  const of = { ort: perStep.ort, gpuBytes, ways, best, first, steps, turns, load, at: new Date().toISOString() };
  return { model, batch, ours_ms: ours, ort_ms: ort, ratio: ort / ours, ...counts, ...of };
}
