// What the end-to-end tests open films with: ffmpeg that is here, else Debian's.
import { spawnSync } from "node:child_process";
import { installFromDebian } from "./debian.mjs";
import { say } from "./lib.mjs";

const isHere = () => ["ffmpeg", "ffprobe"].every((name) => spawnSync(name, ["-version"]).status === 0);

/** Installs it where that can be done; where it can't, says so: the tests of films then fail, with its name. */
export function ensureFfmpeg() {
  if (isHere()) return;
  installFromDebian(["ffmpeg"]);
  if (!isHere()) say("ffmpeg and ffprobe are not here: install ffmpeg, the tests of films open them with it");
}
