/** A built folder as a static host sends it: what packs gzipped, the headers of its `_headers`. */
import { mkdtempSync, readFileSync, rmSync, statSync } from "node:fs";
import { createServer } from "node:http";
import { tmpdir } from "node:os";
import { extname, join } from "node:path";
import { gzipSync } from "node:zlib";
import { bin } from "./lib.mjs";

/**
 * The app built in a folder of its own, or what has been built already.
 * @returns where it is, and what clears it away: nothing where it was there before
 */
export function built(dist) {
  if (dist) return { dist, clear: () => {} };
  const folder = mkdtempSync(join(tmpdir(), "backstep-built-"));
  const clear = () => rmSync(folder, { recursive: true, force: true });
  if (bin("vite/bin/vite.js", ["build", "--outDir", folder, "--emptyOutDir", "--logLevel", "error"]) === 0)
    return { dist: folder, clear };
  clear();
  process.exit(1);
}

const TYPES = {
  ".css": "text/css",
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript",
  ".json": "application/json",
  ".mjs": "text/javascript",
  ".svg": "image/svg+xml",
  ".txt": "text/plain",
  ".wasm": "application/wasm",
  ".webp": "image/webp",
  ".woff2": "font/woff2",
};

/**
 * @param bare as a host that knows no headers
 * @param port of this machine; a free one where not said
 */
export function serveBuilt(dist, { bare = false, port = 0 } = {}) {
  const rules = readFileSync(join(dist, "_headers"), "utf8")
    .split(/\n(?=\S)/)
    .map((block) => block.trim().split(/\n\s+/))
    .map(([path, ...lines]) => [path, Object.fromEntries(lines.map((line) => line.split(/: (.*)/, 2)))]);
  const applies = (rule, path) => (rule.endsWith("*") ? path.startsWith(rule.slice(0, -1)) : path === rule);
  const headersOf = (path) =>
    bare ? {} : Object.assign({}, ...rules.map(([rule, all]) => (applies(rule, path) ? all : {})));
  const packed = new Map();
  const server = createServer(({ url }, response) => {
    const { pathname } = new URL(url, "http://localhost");
    const path = join(dist, decodeURIComponent(pathname === "/" ? "/index.html" : pathname));
    if (!statSync(path, { throwIfNoEntry: false })?.isFile()) return response.writeHead(404).end();
    const type = TYPES[extname(path)] ?? "application/octet-stream";
    const packs = /text|json|svg/.test(type);
    if (!packed.has(path)) packed.set(path, packs ? gzipSync(readFileSync(path)) : readFileSync(path));
    const encoding = packs ? { "Content-Encoding": "gzip" } : {};
    response.writeHead(200, { ...headersOf(pathname), ...encoding, "Content-Type": type }).end(packed.get(path));
  });
  return new Promise((resolve) => server.listen(port, "localhost", () => resolve(server)));
}
