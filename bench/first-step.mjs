// npm run bench:first-step: how long our engine takes from a model's file to its first answer, cold (a new profile, and a
// driver that has compiled nothing yet) and warm (another browser, which finds what the first one left).
// -- --models a,b chooses.
import { mkdtempSync, rmSync } from "node:fs";
import { loadavg, tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { findBrowser } from "../scripts/browser.mjs";
import { openRuntimePage } from "../scripts/runtime-page.mjs";

const { values } = parseArgs({
  options: { models: { type: "string", default: "faces-32,fashion-28,photos-32,ddpm-cifar10" } },
});
const choice = findBrowser();
const line = (cells) => console.log(`| ${cells.join(" | ")} |`);
const seconds = (ms) => `${(ms / 1000).toFixed(1)} s`;

async function firstStep(model, folder) {
  // Mesa's drivers keep what they compiled in a folder of their own; others, in the browser's profile.
  const env = { ...process.env, MESA_SHADER_CACHE_DIR: join(folder, "mesa") };
  const { page, close } = await openRuntimePage(choice, { profile: join(folder, "profile"), env });
  const found = await page.evaluate((model) => window.runtime.firstStep(model), model);
  await close();
  return found;
}

console.log(`load average before: ${loadavg()[0].toFixed(1)}\n`);
const head = ["model", "programs", "cold", "of it until it can be asked", "warm", "of it until it can be asked"];
line(head);
line(head.map(() => "---"));
for (const model of values.models.split(",")) {
  const folder = mkdtempSync(join(tmpdir(), "first-step-"));
  const [cold, warm] = [await firstStep(model, folder), await firstStep(model, folder)];
  rmSync(folder, { recursive: true });
  line([model, cold.programs, ...[cold, warm].flatMap(({ answered, opened }) => [seconds(answered), seconds(opened)])]);
}
process.exit(0);
