/**
 * A static host of the worst kind: it sends no header of ours, keeps the page in a folder, loses its network, takes a
 * new version in the middle of a visit, and writes down what it is asked.
 */
import { linkSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { dirname, extname, join } from "node:path";
import { writeServiceWorker } from "../vite/offline.ts";

const FOLDER = "/backstep/";
const TYPES: Record<string, string> = {
  ".css": "text/css",
  ".html": "text/html",
  ".js": "text/javascript",
  ".json": "application/json",
  ".svg": "image/svg+xml",
  ".webp": "image/webp",
};

export class Host {
  /** The built folder that it serves. */
  dist: string;
  /** No answer to anything. */
  down = false;
  /** Requests of such an address fail, for as long as it stands here. */
  failing: RegExp | null = null;
  readonly asked: string[] = [];
  readonly #server: Server;

  constructor(dist: string) {
    this.dist = dist;
    this.#server = createServer(({ url = "", socket }, response) => {
      const { pathname } = new URL(url, "http://localhost");
      this.asked.push(pathname);
      const fails = this.failing?.test(pathname);
      if (this.down) return void socket.destroy();
      if (fails) return void response.writeHead(503).end();
      const name = pathname.startsWith(FOLDER) ? pathname.slice(FOLDER.length) || "index.html" : null;
      const path = name && join(this.dist, name);
      if (!path || !statSync(path, { throwIfNoEntry: false })?.isFile()) return void response.writeHead(404).end();
      const type = TYPES[extname(path)] ?? "application/octet-stream";
      response.writeHead(200, { "Content-Type": type, "Cache-Control": "max-age=600" }).end(readFileSync(path));
    });
  }

  async open(): Promise<string> {
    await new Promise<void>((listening) => this.#server.listen(0, "localhost", listening));
    return `http://localhost:${(this.#server.address() as AddressInfo).port}${FOLDER}`;
  }

  close(): void {
    this.#server.closeAllConnections();
    this.#server.close();
  }
}

/** The same page as if it had been built of other sources: everything that has a hash in its name has another. */
export async function anotherVersion(dist: string, into: string): Promise<void> {
  const renamed = new Map(
    readdirSync(join(dist, "assets")).map((name) => [name, name.replace(/-[\w-]{8}\./, "-another.")]),
  );
  // Two that differed in their hash only still do.
  let number = 0;
  for (const [name, other] of renamed) renamed.set(name, other.replace("-another.", `-another${number++}.`));
  const names = new RegExp([...renamed.keys()].map((name) => name.replaceAll(".", "\\.")).join("|"), "g");
  for (const path of readdirSync(dist, { recursive: true, encoding: "utf8" })) {
    const from = join(dist, path);
    if (!statSync(from).isFile()) continue;
    const to = join(
      into,
      path.replace(names, (name) => renamed.get(name)!),
    );
    mkdirSync(dirname(to), { recursive: true });
    if (!/\.(js|css|html)$/.test(path)) linkSync(from, to);
    else
      writeFileSync(
        to,
        readFileSync(from, "utf8").replace(names, (name) => renamed.get(name)!),
      );
  }
  await writeServiceWorker(into);
}
