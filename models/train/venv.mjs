// The Python of models/train: a virtual environment in .venv with the pinned packages, made on first use.
//   node models/train/venv.mjs [FILE.py …]      makes it; with arguments, runs its Python on them

import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";

export const folder = path.dirname(fileURLToPath(import.meta.url));
const venv = process.env.BACKSTEP_VENV ?? path.join(folder, ".venv");
const python = path.join(venv, process.platform === "win32" ? "Scripts/python.exe" : "bin/python");
const requirements = path.join(folder, "requirements.txt");

/** Runs a program with its output shown. Throws an Error, with words, when it fails. */
export function run(program, args, options = {}) {
  const { status, signal, error } = spawnSync(program, args, { stdio: "inherit", ...options });
  if (error) throw new Error(`${program} couldn't be started: ${error.message}`);
  if (status !== 0) throw new Error(`${[program, ...args].join(" ")} ended with ${signal ?? status}`);
}

/** The path of a Python that has everything in requirements.txt. Installs what is missing. */
export function ensurePython() {
  const stamp = path.join(venv, "installed");
  const wanted = createHash("sha256").update(readFileSync(requirements)).digest("hex");
  if (existsSync(stamp) && readFileSync(stamp, "utf8") === wanted) return python;
  if (!existsSync(python)) createVenv();
  console.log("installing torch and its companions (some gigabytes, once)");
  run(python, ["-m", "pip", "install", "--quiet", "--disable-pip-version-check", "-r", requirements]);
  writeFileSync(stamp, wanted);
  return python;
}

function createVenv() {
  const base = systemPython();
  const create = () => run(base, ["-m", "venv", venv]);
  try {
    create();
  } catch (error) {
    // Debian ships Python without venv
    if (process.getuid?.() !== 0 || !existsSync("/usr/bin/apt-get")) throw error;
    rmSync(venv, { recursive: true, force: true });
    aptInstall("python3-venv");
    create();
  }
}

/** The first Python that is new enough. BACKSTEP_PYTHON names another one. */
function systemPython() {
  const candidates = [process.env.BACKSTEP_PYTHON, "python3.11", "python3.12", "python3.13", "python3"].filter(Boolean);
  const fits = (name) => spawnSync(name, ["-c", "import sys; sys.exit(not (3, 11) <= sys.version_info[:2] <= (3, 13))"]).status === 0;
  const found = candidates.find(fits);
  if (found) return found;
  if (process.getuid?.() === 0 && existsSync("/usr/bin/apt-get")) {
    aptInstall("python3", "python3-venv");
    if (fits("python3")) return "python3";
  }
  throw new Error("Python 3.11 to 3.13 is needed for models/train: install it, or name it in BACKSTEP_PYTHON");
}

function aptInstall(...packages) {
  const env = { ...process.env, DEBIAN_FRONTEND: "noninteractive" };
  run("apt-get", ["update", "-qq"], { env });
  run("apt-get", ["install", "-y", "-qq", ...packages], { env });
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const installed = ensurePython();
  if (process.argv.length > 2) run(installed, process.argv.slice(2));
}
