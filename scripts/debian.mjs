// Debian's packages, where they can be had: by root, on a machine that has apt.
import { existsSync } from "node:fs";
import { run, say } from "./lib.mjs";

/**
 * Installs them, or does nothing where that can't be done: whoever wants them looks whether they came.
 * @param recommends also what Debian recommends beside them
 */
export function installFromDebian(packages, { recommends = false } = {}) {
  if (process.getuid?.() !== 0 || !existsSync("/usr/bin/apt-get")) return;
  say(`installing ${packages.join(" and ")} (once)`);
  const options = { env: { ...process.env, DEBIAN_FRONTEND: "noninteractive" }, stdio: "ignore" };
  run("apt-get", ["update", "-qq"], { ...options, stdio: "inherit" });
  run("apt-get", ["install", "-y", "-qq", ...(recommends ? [] : ["--no-install-recommends"]), ...packages], options);
}
