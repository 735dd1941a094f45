// What the commands share: is everything installed, run a program, say what is happening.
import { spawnSync } from "node:child_process";
import { existsSync, statSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

export const root = join(dirname(fileURLToPath(import.meta.url)), "..");
export const say = (text) => console.log(`backstep: ${text}`);

/** Runs a program with its output on screen; returns its exit code. */
export function run(program, args, options = {}) {
  const { status, error } = spawnSync(program, args, { cwd: root, stdio: "inherit", ...options });
  if (error) say(`could not run ${program}: ${error.message}`);
  return status ?? 1;
}

/** A program of node_modules, run by this very Node, so that no shell or PATH is needed. */
export const bin = (file, args, options) => run(process.execPath, [join(root, "node_modules", file), ...args], options);

/** npm ci, when node_modules is missing or older than the lock file. */
export function install() {
  const [major, minor] = process.versions.node.split(".").map(Number);
  if (major < 20 || (major === 20 && minor < 19)) {
    say(`Node ${process.versions.node} is too old: 20.19 or newer is needed`);
    process.exit(1);
  }
  const installed = join(root, "node_modules", ".package-lock.json");
  const lock = join(root, "package-lock.json");
  if (existsSync(installed) && statSync(installed).mtimeMs >= statSync(lock).mtimeMs) return;
  say("installing dependencies (once)");
  const npm = process.env.npm_execpath;
  const code = npm
    ? run(process.execPath, [npm, "ci", "--no-audit", "--no-fund"])
    : run("npm", ["ci", "--no-audit", "--no-fund"], { shell: process.platform === "win32" });
  if (code !== 0) process.exit(code);
}
