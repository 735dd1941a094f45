// What the end-to-end tests open films with: ffmpeg that is here, else Debian's.
import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { run, say } from "./lib.mjs";

const isHere = () => ["ffmpeg", "ffprobe"].every((name) => spawnSync(name, ["-version"]).status === 0);

/** Installs it where that can be done; where it can't, says so: the tests of films then fail, with its name. */
export function ensureFfmpeg() {
  if (isHere()) return;
  if (process.getuid?.() === 0 && existsSync("/usr/bin/apt-get")) {
    say("installing ffmpeg (once)");
    const env = { ...process.env, DEBIAN_FRONTEND: "noninteractive" };
    run("apt-get", ["update", "-qq"], { env });
    run("apt-get", ["install", "-y", "-qq", "--no-install-recommends", "ffmpeg"], { env, stdio: "ignore" });
  }
  if (!isHere()) say("ffmpeg and ffprobe are not here: install ffmpeg, the tests of films open them with it");
}
