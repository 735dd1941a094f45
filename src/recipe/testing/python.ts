/** A Python with what the tests of our files read them with. */
import { execFileSync } from "node:child_process";
import { existsSync } from "node:fs";
import { join } from "node:path";

/** MIT and BSD-3-Clause; sd-parsers brings Pillow (MIT-CMU). Only tests use them. */
const PACKAGES = ["numpy>=1.24", "sd-parsers==0.6"];
const VENV = join(import.meta.dirname, "../../../node_modules/.cache/backstep-python");

/**
 * The interpreter: BACKSTEP_PYTHON where it is set, otherwise a virtual environment that the first
 * run makes, with packages from PyPI.
 * @throws Error where that cannot be, with what Python or pip said.
 */
export function findPython(): string {
  const given = process.env.BACKSTEP_PYTHON;
  if (given) return given;
  const windows = process.platform === "win32";
  const inside = join(VENV, windows ? "Scripts/python.exe" : "bin/python");
  if (!existsSync(inside)) run(windows ? "python" : "python3", ["-m", "venv", VENV]);
  try {
    run(inside, ["-c", "import numpy, sd_parsers"]);
  } catch {
    run(inside, ["-m", "pip", "install", "--quiet", "--retries=1", "--disable-pip-version-check", ...PACKAGES]);
  }
  return inside;
}

/** Runs a program to its end and gives what it printed. @throws Error with what it complained of. */
export function run(program: string, args: readonly string[], cwd?: string): string {
  return execFileSync(program, args, { cwd, encoding: "utf8", stdio: ["ignore", "pipe", "pipe"] });
}
