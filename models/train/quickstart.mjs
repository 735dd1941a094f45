// From nothing to a model that the app loads, in three commands and about five minutes:
//   node models/train/quickstart.mjs OUT [--minutes 2] [--work FOLDER]
//
// draws 16×16 faces, trains a small network on them for two minutes, and exports it to the model
// folder OUT. Each command is printed before it runs, to be copied and changed.

import { existsSync } from "node:fs";
import path from "node:path";
import { parseArgs } from "node:util";
import { ensurePython, folder, run } from "./venv.mjs";

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { minutes: { type: "string", default: "2" }, work: { type: "string", default: folder } },
});
if (positionals.length !== 1) throw new Error("usage: node models/train/quickstart.mjs OUT [--minutes 2] [--work FOLDER]");

const here = (file) => path.join(folder, file);
const data = path.join(values.work, "data", "faces-16");
const training = path.join(values.work, "runs", path.basename(positionals[0]));
const python = ensurePython();
if (!existsSync(here("faces/node_modules"))) run("npm", ["ci", "--no-audit", "--no-fund"], { cwd: here("faces") });

// v rather than ε: after two minutes its samples are already faces, and those of ε still garish
const settings =
  "--prediction v_prediction --patch 2 --channels 24,48 --attention 1 --schedule cosine --variance learned_range --objective L_hybrid --batch 32 --lr 2e-3 --warmup 50 --ema 0.99 --log-every 20";
say([process.execPath, here("faces/draw.mjs"), data, "--size", "16", "--train", "4000", "--heldout", "500"]);
say([python, here("train.py"), training, "--data", data, "--minutes", values.minutes, ...settings.split(" "), "--sample-every", "0"]);
say([python, here("export.py"), training, positionals[0]]);

function say([program, ...args]) {
  console.log(`\n$ ${[path.basename(program), ...args].join(" ")}`);
  run(program, args);
}
