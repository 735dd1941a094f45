/** The script that index.html holds itself, and the hash by which the policy lets it run (headers.ts). */
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";

export const firstScript = readFileSync(new URL("first-script.js", import.meta.url), "utf8");

export const firstScriptHash = `sha256-${createHash("sha256").update(firstScript).digest("base64")}`;
