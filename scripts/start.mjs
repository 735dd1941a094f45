// npm start: installs what is missing, builds what is out of date, serves the app, prints its address.
import { existsSync, readdirSync, statSync } from "node:fs";
import { join } from "node:path";
import { bin, install, root, say } from "./lib.mjs";

const SOURCES = ["src", "models", "public", "vite", "index.html", "vite.config.ts", "package-lock.json"];

function newest(path) {
  const stat = statSync(path);
  if (!stat.isDirectory()) return stat.mtimeMs;
  return Math.max(
    stat.mtimeMs,
    ...readdirSync(path)
      .filter((name) => name !== "train")
      .map((name) => newest(join(path, name))),
  );
}

install();
const built = join(root, "dist", "index.html");
const fresh =
  existsSync(built) && statSync(built).mtimeMs > Math.max(...SOURCES.map((name) => newest(join(root, name))));
if (!fresh) {
  say("building the app");
  if (bin("vite/bin/vite.js", ["build", "--logLevel", "warn"]) !== 0) process.exit(1);
}
say("open the address below in Chrome (WebGPU); Ctrl-C ends");
process.exit(bin("vite/bin/vite.js", ["preview", "--port", process.env.PORT ?? "4173", ...process.argv.slice(2)]));
