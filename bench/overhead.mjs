// npm run bench: the loop's cost over the bare network, and what a step sends to the GPU. Side by side in one run.
import { chromium } from "@playwright/test";
import { createServer } from "vite";
import { findBrowser } from "../scripts/browser.mjs";
import { root } from "../scripts/lib.mjs";

const { kind, executablePath, args, ignoreDefaultArgs } = findBrowser();
const server = await createServer({ root, server: { port: 0 }, logLevel: "error" });
await server.listen();
const browser = await chromium.launch({ executablePath, args, ignoreDefaultArgs });
const page = await browser.newPage();
page.setDefaultTimeout(600_000);
await page.goto(`${server.resolvedUrls.local[0]}e2e/pages/runtime.html`);
await page.waitForFunction(() => "runtime" in window);

console.log(`browser: ${browser.version()}, ${kind}\n`);
console.log(
  "| engine | pictures | network alone | our step | overhead | dispatches | submits | writes | bytes written |",
);
console.log("|---|---|---|---|---|---|---|---|---|");
for (const [engine, batch, rounds] of [
  ["ort-wasm", 1, 40],
  ["ort-wasm", 4, 20],
  ["ort-webgpu", 1, 20],
  ["ort-webgpu", 4, 10],
]) {
  const { bare, ours, perStep } = await page.evaluate(
    (call) => window.runtime.overhead(...call),
    [engine, batch, rounds],
  );
  const counts = perStep
    ? [perStep.dispatches, perStep.submits, perStep.writes, perStep.writtenBytes].join(" | ")
    : "– | – | – | –";
  const cost = `${((ours / bare - 1) * 100).toFixed(1)} %`;
  console.log(`| ${engine} | ${batch} | ${bare.toFixed(1)} ms | ${ours.toFixed(1)} ms | ${cost} | ${counts} |`);
}
await browser.close();
await server.close();
process.exit(0);
