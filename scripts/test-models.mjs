// npm run test:models: the tests of models/train, in its own virtual environment (made when missing); some
// of them run the app's code too. Arguments go to pytest.

import { existsSync } from "node:fs";
import path from "node:path";
import { ensurePython, folder, run } from "../models/train/venv.mjs";
import { install } from "./lib.mjs";

try {
  install();
  const python = ensurePython();
  const faces = path.join(folder, "faces");
  if (!existsSync(path.join(faces, "node_modules"))) run("npm", ["ci", "--no-audit", "--no-fund"], { cwd: faces });
  run(python, ["-m", "pytest", "-q", "--durations=5", ...process.argv.slice(2)], { cwd: folder });
} catch (error) {
  console.error(error.message);
  process.exitCode = 1;
}
