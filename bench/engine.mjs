// npm run bench:engine: our engine against onnxruntime's WebGPU provider, whole runs in turns in one page, and what a
// step of ours sends to the GPU. -- --json FILE writes the rows too; -- --models a,b and --batches 1,4 choose.
import { writeFileSync } from "node:fs";
import { loadavg } from "node:os";
import { parseArgs } from "node:util";
import { findBrowser } from "../scripts/browser.mjs";
import { openRuntimePage } from "../scripts/runtime-page.mjs";

const { values } = parseArgs({
  options: {
    json: { type: "string" },
    models: { type: "string", default: "faces-32,fashion-28,photos-32" },
    batches: { type: "string", default: "1,4,16" },
    steps: { type: "string", default: "4" },
  },
});
const choice = findBrowser();
const { page, version, close } = await openRuntimePage(choice);
console.log(`browser: ${version}, ${choice.kind}; load average before: ${loadavg()[0].toFixed(1)}\n`);
const HEAD = ["model", "pictures", "ours", "onnxruntime", "dispatches", "submits", "writes", "bind groups"];
HEAD.push("first step, ours", "onnxruntime's", "times as fast");
const line = (cells) => `| ${cells.join(" | ")} |`;
console.log(line(HEAD));
console.log(line(HEAD.map(() => "---")));
const rows = [];
for (const model of values.models.split(",")) {
  for (const batch of values.batches.split(",").map(Number)) {
    const { ours, ort, first, perStep } = await page.evaluate(
      (call) => window.runtime.engines(...call),
      [`/models/${model}/manifest.json`, batch, Number(values.steps)],
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
    if (values.json) writeFileSync(values.json, `${JSON.stringify({ rows }, null, 2)}\n`);
  }
}
console.log("\nIn brackets: onnxruntime's.");
await close();
process.exit(0);
