// npm run bench:engine: our engine against onnxruntime's WebGPU provider, whole runs in turns in one page, and what a
// step of ours sends to the GPU. -- --json FILE writes the rows too; -- --models a,b and --batches 1,4 choose,
// and where a step takes half a minute, --steps 1 --turns 2.
import { writeFileSync } from "node:fs";
import { loadavg } from "node:os";
import { parseArgs } from "node:util";
import { findBrowser } from "../scripts/browser.mjs";
import { openRuntimePage } from "../scripts/runtime-page.mjs";
import { importTypeScript } from "./ts.mjs";

const { values } = parseArgs({
  options: {
    json: { type: "string" },
    models: { type: "string", default: "faces-32,fashion-28,photos-32,ddpm-cifar10" },
    batches: { type: "string", default: "1,4,16" },
    steps: { type: "string", default: "4" },
    turns: { type: "string", default: "4" },
  },
});
/** Random weights; sixteen pictures of it take a program that plays the GPU minutes a step. */
const LARGE = "ddpm-cifar10";
const choice = findBrowser();
const { page, version, close } = await openRuntimePage(choice);
const adapter = await page.evaluate(() => window.runtime.adapterName());
console.log(`browser: ${version}, ${choice.kind}: ${adapter}; load average before: ${loadavg()[0].toFixed(1)}\n`);
const HEAD = ["model", "pictures", "ours", "onnxruntime", "dispatches", "submits", "writes", "bind groups"];
HEAD.push("first step, ours", "onnxruntime's", "times as fast");
const line = (cells) => `| ${cells.join(" | ")} |`;
console.log(line(HEAD));
console.log(line(HEAD.map(() => "---")));
const rows = [];
const models = values.models.split(",");
const batchesOf = (model) =>
  values.batches
    .split(",")
    .map(Number)
    .filter((batch) => model !== LARGE || batch < 16);
for (const model of models) {
  for (const batch of batchesOf(model)) {
    const { ours, ort, first, perStep } = await page.evaluate(
      (call) => window.runtime.engines(...call),
      [model, batch, Number(values.steps), Number(values.turns)],
    );
    const { dispatches, submits, writes, bindGroups } = perStep.ours;
    rows.push({ model, batch, ours_ms: ours, ort_ms: ort, ratio: ort / ours, dispatches, submits, writes, bindGroups });
    const short = (count) => Number(count.toFixed(1));
    const beside = ["dispatches", "submits", "writes", "bindGroups"].map(
      (what) => `${short(perStep.ours[what])} (${short(perStep.ort[what])})`,
    );
    const times = [ours, ort].map((ms) => `${ms.toFixed(1)} ms`);
    const firsts = [first.ours, first.ort].map((ms) => `${(ms / 1000).toFixed(1)} s`);
    console.log(line([model, batch, ...times, ...beside, ...firsts, (ort / ours).toFixed(2)]));
    if (values.json) writeFileSync(values.json, `${JSON.stringify({ adapter, rows }, null, 2)}\n`);
  }
}
console.log("\nIn brackets: onnxruntime's.\n");
await close();

const { GPUS, roofline } = await importTypeScript("bench/roofline.ts");
const head = ["model", "pictures", "GFLOP", "MB", "FLOP a byte", "in 128 workgroups or more", ...Object.keys(GPUS)];
console.log(line(head));
console.log(line(head.map(() => "---")));
for (const model of models) {
  for (const batch of batchesOf(model)) {
    const { gflops, megabytes, wide, ms } = await roofline(model, batch);
    const numbers = [gflops.toFixed(2), megabytes.toFixed(0), ((1000 * gflops) / megabytes).toFixed(0)];
    console.log(
      line([model, batch, ...numbers, `${Math.round(100 * wide)} %`, ...ms.map((t) => `${t.toFixed(2)} ms`)]),
    );
  }
}
process.exit(0);
