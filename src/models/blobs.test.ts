import { createHash } from "node:crypto";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { fetchFile } from "./blobs.ts";

const content = new Uint8Array(100_000).map((_, i) => i % 251);
const sha256 = createHash("sha256").update(content).digest("hex");
const file = { bytes: content.length, sha256 };

const patience = { silentMs: 100, pausesMs: [1, 1, 1] };
/** The ranges that were asked for, in order. */
let damaged = false;
let ranges: (string | undefined)[] = [];

/** Gives 30,000 bytes a connection, from where it is asked to; then breaks off ("/flaky") or falls silent. */
function flaky({ url, headers: { range } }: IncomingMessage, response: ServerResponse): void {
  ranges.push(range);
  const from = Number(/^bytes=(\d+)-$/.exec(range ?? "")?.[1] ?? 0);
  const part = content.subarray(from, from + 30_000);
  const headers = { "Content-Length": content.length - from, ETag: '"1"' };
  response.writeHead(range ? 206 : 200, headers);
  if (from + part.length === content.length) response.end(part);
  else response.write(part, () => url === "/flaky" && setTimeout(() => response.destroy(), 10));
}

let server: Server;
let root: string;

beforeAll(async () => {
  server = createServer((request, response) => {
    if (request.url === "/whole") response.end(content);
    else if (request.url === "/never") return;
    else if (request.url === "/damaged-once") {
      response.end(damaged ? new Uint8Array(content.length) : content);
      damaged = false;
    } else if (request.url === "/half") response.end(content.subarray(0, 50_000));
    else if (request.url === "/more") response.end(new Uint8Array(100_001));
    else if (request.url === "/other") response.end(new Uint8Array(100_000));
    else if (request.url === "/cut") {
      response.writeHead(200, { "Content-Length": content.length });
      response.write(content.subarray(0, 1000), () => response.destroy());
    } else if (request.url?.startsWith("/flaky")) flaky(request, response);
    else if (request.url === "/slow") {
      response.write(content.subarray(0, 1000)); // and never more
    } else response.writeHead(404).end();
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  root = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});

afterAll(() => {
  server.closeAllConnections();
  server.close();
});

describe("fetchFile", () => {
  it("gives the file, counting its bytes", async () => {
    const counted: number[] = [];
    const { data, fromCache } = await fetchFile(`${root}/whole`, file, {
      onBytes: (loaded) => counted.push(loaded),
    });
    expect(Buffer.compare(data, content)).toBe(0);
    expect(fromCache).toBe(false);
    expect(counted.at(-1)).toBe(content.length);
  });

  it.each([
    ["/missing", "download-failed", /404/],
    ["/half", "download-failed", /ended after 50000 of 100000 bytes/],
    ["/cut", "download-failed", /broke off/],
    ["/more", "download-failed", /longer than the 100000 bytes/],
    ["/other", "checksum-mismatch", new RegExp(`expected ${sha256}`)],
  ])("refuses %s", async (path, code, words) => {
    const error = await fetchFile(root + path, file, { patience }).catch((thrown: unknown) => thrown);
    expect(error).toMatchObject({ code, message: expect.stringMatching(words) });
  });

  it("says when nothing answers", async () => {
    const error = await fetchFile("http://127.0.0.1:9/none", file, { patience }).catch((thrown: unknown) => thrown);
    expect(error).toMatchObject({ code: "download-failed", message: expect.stringMatching(/no answer/) });
  });

  it("goes on by a range where a connection broke off", async () => {
    ranges = [];
    const { data } = await fetchFile(`${root}/flaky`, file, { patience });
    expect(Buffer.compare(data, content)).toBe(0);
    expect(ranges).toEqual([undefined, "bytes=30000-", "bytes=60000-", "bytes=90000-"]);
  });

  it("goes on by a range where nothing comes any more, and says so each time", async () => {
    let silent = 0;
    const { data } = await fetchFile(`${root}/flaky-silent`, file, { patience, onSilent: () => silent++ });
    expect(Buffer.compare(data, content)).toBe(0);
    expect(silent).toBe(3);
  });

  it("never gives up a server for being silent", async () => {
    const abort = new AbortController();
    let silent = 0;
    const onSilent = () => ++silent === 4 && abort.abort();
    const quick = { silentMs: 1, pausesMs: [] };
    const loading = fetchFile(`${root}/never`, file, { signal: abort.signal, patience: quick, onSilent });
    await expect(loading).rejects.toMatchObject({ name: "AbortError" });
    expect(silent).toBe(4);
  });

  it("asks again for what was damaged on its way", async () => {
    damaged = true;
    const { data } = await fetchFile(`${root}/damaged-once`, file, { patience });
    expect(Buffer.compare(data, content)).toBe(0);
  });

  it("stops at once when aborted", async () => {
    const abort = new AbortController();
    const loading = fetchFile(`${root}/slow`, file, { signal: abort.signal, onBytes: () => abort.abort() });
    await expect(loading).rejects.toMatchObject({ name: "AbortError" });
  });
});
