/**
 * `npm run convert -- FILES OUT.zip [name=value …]`: a checkpoint, or a folder of one, as the ONNX that the page saves, by
 * the page's own code. What no file says is told by name, as on the page: size=32, T=1000, "schedule=cosine", …
 */
import { openAsBlob, readdirSync, statSync, writeFileSync } from "node:fs";
import { basename, join, relative } from "node:path";
import { createServer } from "vite";

const args = process.argv.slice(2);
const isAnswer = (text) => /^\w+=/.test(text);
const paths = args.filter((text) => !isAnswer(text));
const answers = Object.fromEntries(args.filter(isAnswer).map((text) => text.split(/=(.*)/s, 2)));
const out = paths.pop();
if (paths.length === 0 || !out?.endsWith(".zip")) {
  console.error("npm run convert -- FILES OUT.zip [name=value …]");
  process.exit(1);
}

const vite = await createServer({ server: { middlewareMode: true, ws: false }, appType: "custom", logLevel: "error" });
try {
  process.exitCode = await convert((path) => vite.ssrLoadModule(path));
} finally {
  await vite.close();
}

async function convert(load) {
  const [{ Intake }, { knownAnswer }, { Library }, { memoryFiles }, { zip }, { openWasm }, { Refusal }] =
    await Promise.all([
      load("/src/intake/intake.ts"),
      load("/src/intake/known.ts"),
      load("/src/library/library.ts"),
      load("/src/library/testing/memory-files.ts"),
      load("/src/library/zip.ts"),
      load("/src/engine/ort/ort-wasm.ts"),
      load("/src/formats/refusal.ts"),
    ]);
  const open = (network) => openWasm(network, { threads: 1, ort: () => import("onnxruntime-web") });
  const library = new Library(memoryFiles(), (work) => work());
  try {
    const intake = await Intake.open(await filesIn(paths), {
      library,
      knownAnswer: (manifest, file) => knownAnswer(manifest, file, open),
      now: () => new Date(),
      told: () => {},
    });
    const { facts } = await intake.describe(answers);
    for (const { name, value, how, from } of facts) {
      console.log(`${name.padEnd(16)} ${(value || "?").padEnd(24)} ${how}${from && `, ${from}`}`);
    }
    const { id } = await intake.add(basename(out, ".zip"), answers);
    const { manifest, network } = await library.open(id);
    const saved = await zip([
      ["manifest.json", new Blob([manifest])],
      [JSON.parse(manifest).files[0].name, network],
    ]);
    writeFileSync(out, new Uint8Array(await saved.arrayBuffer()));
    console.log(`${out}: ${(saved.size / 1e6).toFixed(1)} MB`);
    return 0;
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    console.error(error.message);
    return 1;
  }
}

/** By their paths in what was named. */
async function filesIn(named) {
  const files = new Map();
  for (const path of named) {
    if (!statSync(path).isDirectory()) files.set(basename(path), await openAsBlob(path));
    else
      for (const entry of readdirSync(path, { recursive: true, withFileTypes: true })) {
        if (!entry.isFile()) continue;
        const file = join(entry.parentPath ?? entry.path, entry.name);
        files.set(relative(path, file).replaceAll("\\", "/"), await openAsBlob(file));
      }
  }
  return files;
}
