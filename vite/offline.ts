/**
 * Writes the service worker (src/offline) beside the built page, last of all: it is told of every file of the page with
 * its hash. While one develops the worker of an earlier build at this address, which would give its own files, ends.
 */
import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { build, type Plugin } from "vite";
import type { Version } from "../src/offline/version.ts";
import { RULES } from "./headers.ts";

const NAME = "service-worker.js";
/** Weights and runtimes are kept when they are used (src/models/blobs.ts); the rest is for hosts and for those who read. */
const NOT_OF_THE_PAGE = /\.(onnx|wasm|packed|txt)$|^_|^service-worker\.js$/;

const ENDING = `
self.addEventListener("install", () => self.skipWaiting());
self.addEventListener("activate", (event) => event.waitUntil(end()));
async function end() {
  const names = await caches.keys();
  await Promise.all(names.filter((name) => name.startsWith("backstep-page ")).map((name) => caches.delete(name)));
  await self.registration.unregister();
  for (const page of await self.clients.matchAll({ type: "window" })) await page.navigate(page.url);
}
`;

export function offline(): Plugin {
  let dist = "";
  return {
    name: "backstep-offline",
    configResolved({ root, build }) {
      dist = resolve(root, build.outDir);
    },
    configureServer(server) {
      server.middlewares.use(`/${NAME}`, (_request, response) => {
        response.setHeader("Content-Type", "text/javascript");
        response.end(ENDING);
      });
    },
    writeBundle: { order: "post", sequential: true, handler: () => writeServiceWorker(dist) },
  };
}

export async function writeServiceWorker(dist: string): Promise<void> {
  await build({
    configFile: false,
    publicDir: false,
    logLevel: "warn",
    define: { VERSION: JSON.stringify(versionOf(dist)), RULES: JSON.stringify(RULES) },
    build: {
      target: "es2023",
      outDir: dist,
      emptyOutDir: false,
      // Not a module: Firefox came to those late.
      rolldownOptions: {
        input: resolve(import.meta.dirname, "../src/offline/service-worker.ts"),
        output: { format: "iife", entryFileNames: NAME },
      },
    },
  });
}

function versionOf(dist: string): Version {
  const names = readdirSync(dist, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) =>
      join(parentPath, name)
        .slice(dist.length + 1)
        .replaceAll("\\", "/"),
    )
    .filter((name) => !NOT_OF_THE_PAGE.test(name))
    .sort();
  const sha256 = (data: string | Buffer) => createHash("sha256").update(data).digest("base64");
  const files = Object.fromEntries(
    names.map((name) => [name === "index.html" ? "" : name, sha256(readFileSync(join(dist, name)))]),
  );
  return { id: sha256(JSON.stringify(files)), files };
}
