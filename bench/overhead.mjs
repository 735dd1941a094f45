// npm run bench: the loop's cost over the bare network, and what a step sends to the GPU. Side by side in
// one run; on a machine that does other work meanwhile, what is measured is the other work.
import { loadavg } from "node:os";
import { findBrowser } from "../scripts/browser.mjs";
import { openRuntimePage } from "../scripts/runtime-page.mjs";

const MOST = 0.05;
const choice = findBrowser();
const { page, version, close } = await openRuntimePage(choice);

console.log(`browser: ${version}, ${choice.kind}; load average before: ${loadavg()[0].toFixed(1)}\n`);
const HEAD = ["engine", "pictures", "network alone", "our step", "overhead", "dispatches", "submits", "writes"];
HEAD.push("bytes written", "objects we made");
console.log(row(HEAD));
console.log(row(HEAD.map(() => "---")));
const costs = [];
for (const [engine, batch, rounds] of [
  ["ort-wasm", 1, 40],
  ["ort-wasm", 4, 20],
  ["ort-webgpu", 1, 20],
  ["ort-webgpu", 4, 10],
]) {
  const { bare, ours, perStep, ort, made } = await page.evaluate(
    (call) => window.runtime.overhead(...call),
    [engine, batch, rounds],
  );
  const counts = ["dispatches", "submits", "writes", "writtenBytes"].map((what) =>
    perStep ? `${perStep[what]} (${ort[what]})` : "–",
  );
  costs.push(ours / bare - 1);
  const cost = `${(costs.at(-1) * 100).toFixed(1)} %`;
  console.log(
    row([engine, batch, `${bare.toFixed(1)} ms`, `${ours.toFixed(1)} ms`, cost, ...counts, perStep ? made : "–"]),
  );
}
const worst = Math.max(...costs);
console.log(
  `\nIn brackets: onnxruntime's own. ${worst <= MOST ? "No engine's overhead is" : "An overhead is"} above ${MOST * 100} %.`,
);
await close();
process.exit(0);

function row(cells) {
  return `| ${cells.join(" | ")} |`;
}
