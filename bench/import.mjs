// npm run bench:import -- DIR (after npm run build): a network of 113.7 M parameters, which bench/import/celebahq.py has written
// to DIR, imported through the real page in a real browser: how long each stage takes, the most memory of the page (with
// its workers) and the GPU's process, how long the page doesn't answer, what it keeps; one picture of 256 × 256 in ten steps
// on wasm; back to a model that comes with the page; cancelled and loaded again in the middle (Linux).
// Its parts are import, torch, generate and cancel: -- DIR --parts torch,cancel measures only those, and the others stay
// as they were measured before (DIR/measured.json). --python names one that has torch and diffusers.
// Writes bench/results/import.json and import.md, which has no line by hand: those are in import-findings.md.
import { spawnSync } from "node:child_process";
import { existsSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { cpus, loadavg } from "node:os";
import { join, resolve } from "node:path";
import { parseArgs } from "node:util";
import { root, say } from "../scripts/lib.mjs";
import { serveBuilt } from "../scripts/serve-built.mjs";
import { cancelled } from "./import/cancelled.mjs";
import { add, backTo, choose, engineReady, files, generate, inUse, open, pictureOf } from "./import/person.mjs";
import { tables } from "./import/tables.mjs";
import { most, stretches } from "./import/watch.mjs";

const text = { type: "string" };
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { parts: text, python: { ...text, default: "python3" } },
});
const [directory] = positionals.map((path) => resolve(path));
const dist = join(root, "dist");
const folder = directory && join(directory, "256", "ddpm-celebahq-256");
if (!folder || !existsSync(folder)) {
  say("npm run bench:import -- DIR: a folder that bench/import/celebahq.py has written");
  process.exit(1);
}
if (!existsSync(join(dist, "index.html"))) {
  say("there is no dist/index.html: npm run build first");
  process.exit(1);
}
const profile = join(directory, "profile");
const store = join(directory, "measured.json");
const measured = existsSync(store) ? JSON.parse(readFileSync(store, "utf8")) : {};
const parts = values.parts?.split(",") ?? ["import", "torch", "generate", "cancel"];
// What a browser keeps is of one address.
const server = await serveBuilt(dist, { port: parts.includes("import") ? 0 : measured.import?.port });
const { port } = server.address();
const home = `http://localhost:${port}/?lang=en`;
/** Seconds from each to the next. */
const between = (moments) => moments.slice(1).map(({ at }, i) => (at - moments[i].at) / 1000);
const picture = (name) => join(directory, `${name}.png`);

const PARTS = {
  async import() {
    rmSync(profile, { recursive: true, force: true });
    const { page, memory, close } = await open(home, profile);
    await engineReady(page);
    const before = memory.now();
    const chosen = Date.now();
    await choose(page, folder);
    const described = (Date.now() - chosen) / 1000;
    await page.screenshot({ path: picture("card") });
    const begun = Date.now();
    await add(page);
    await inUse(page);
    const ended = Date.now();
    const told = await page.evaluate(() => window.told);
    const found = {
      ...{ before, described, seconds: (ended - begun) / 1000, after: memory.now(), most: most(memory.samples) },
      ...{ stages: stretches(told, memory.samples, begun, ended), files: await files(page) },
      unanswered: Math.max(0, ...told.gaps.filter(({ at }) => at >= chosen).map(({ ms }) => ms)),
      estimate: await page.evaluate(async () => (await navigator.storage.estimate()).usage),
      ...{ address: new URL(page.url()).search, port },
    };
    await page.screenshot({ path: picture("in-use") });
    const manifest = await page.evaluate(async () => {
      const models = await (await navigator.storage.getDirectory()).getDirectoryHandle("models");
      for await (const [name, handle] of models.entries())
        if (name.endsWith(".manifest.json")) return (await handle.getFile()).text();
    });
    writeFileSync(join(directory, "manifest.json"), manifest);
    await close();
    return found;
  },

  /** The page's known answers against torch's. */
  torch() {
    const script = join(root, "bench/import/celebahq.py");
    const asked = [script, directory, "--of", join(directory, "manifest.json")];
    const { stdout, stderr, status } = spawnSync(values.python, asked, { encoding: "utf8" });
    if (status !== 0) throw new Error(stderr);
    return JSON.parse(stdout.trim().split("\n").at(-1));
  },

  /** In the browser that has the model already. */
  async generate() {
    const { page, memory, close } = await open(`${home}&${model()}`, profile);
    const opened = Date.now();
    await inUse(page);
    const began = Date.now();
    await generate(page);
    const ended = Date.now();
    const { gaps, steps } = await page.evaluate(() => window.told);
    const { png, width, height } = await pictureOf(page);
    writeFileSync(picture("picture"), png);
    await page.screenshot({ path: picture("generated") });
    const back = Date.now();
    await backTo(page, "Cartoon faces");
    await generate(page);
    await page.screenshot({ path: picture("back") });
    const found = {
      ...{ loading: (began - opened) / 1000, seconds: (ended - began) / 1000, width, height },
      ...{ most: most(memory.samples.filter(({ at }) => at <= ended)), back: (Date.now() - back) / 1000 },
      unanswered: Math.max(0, ...gaps.filter(({ at }) => at >= began && at <= ended).map(({ ms }) => ms)),
      steps: between(steps.filter(({ at }) => at >= began)),
      after: memory.now(),
    };
    await close();
    return found;
  },

  cancel: () => cancelled(home, join(directory, "cancelled"), folder),
};

const model = () =>
  measured.import.address
    .slice(1)
    .split("&")
    .find((part) => part.startsWith("model="));
for (const part of parts) {
  say(`${part} …`);
  const found = await PARTS[part]();
  measured[part] = { ...found, load: loadavg()[0].toFixed(1), at: new Date().toISOString().slice(0, 16) };
  writeFileSync(store, JSON.stringify(measured, null, 1));
}
server.close();
// Where the model is kept is of this folder alone.
const { address: _, port: __, ...imported } = measured.import ?? {};
const found = {
  machine: `${cpus()[0].model}, ${cpus().length} logical cores`,
  ...measured,
  ...(measured.import && { import: imported }),
};
const printed = tables(found);
console.log(printed);
writeFileSync(join(root, "bench/results/import.json"), `${JSON.stringify(found, null, 2)}\n`);
writeFileSync(join(root, "bench/results/import.md"), printed);
process.exit(0);
