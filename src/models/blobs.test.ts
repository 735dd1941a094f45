import { createHash } from "node:crypto";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { fetchWeights } from "./blobs.ts";

const content = new Uint8Array(100_000).map((_, i) => i % 251);
const sha256 = createHash("sha256").update(content).digest("hex");
const file = { bytes: content.length, sha256 };

let server: Server;
let root: string;

beforeAll(async () => {
  server = createServer((request, response) => {
    if (request.url === "/whole") response.end(content);
    else if (request.url === "/half") response.end(content.subarray(0, 50_000));
    else if (request.url === "/more") response.end(new Uint8Array(100_001));
    else if (request.url === "/other") response.end(new Uint8Array(100_000));
    else if (request.url === "/cut") {
      response.writeHead(200, { "Content-Length": content.length });
      response.write(content.subarray(0, 1000), () => response.destroy());
    } else if (request.url === "/slow") {
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

describe("fetchWeights", () => {
  it("gives the file, counting its bytes", async () => {
    const counted: number[] = [];
    const { data, fromCache } = await fetchWeights(`${root}/whole`, file, {
      onBytes: (loaded) => counted.push(loaded),
    });
    expect(data).toEqual(content);
    expect(fromCache).toBe(false);
    expect(counted.at(-1)).toBe(content.length);
  });

  it.each([
    ["/missing", "download-failed", /404/],
    ["/half", "download-failed", /ended after 50000 of 100000 bytes/],
    ["/cut", "download-failed", /after \d+ of 100000 bytes/],
    ["/more", "download-failed", /longer than the 100000 bytes/],
    ["/other", "checksum-mismatch", new RegExp(`expected ${sha256}`)],
  ])("refuses %s", async (path, code, words) => {
    const error = await fetchWeights(root + path, file).catch((thrown: unknown) => thrown);
    expect(error).toMatchObject({ code, message: expect.stringMatching(words) });
  });

  it("says when nothing answers", async () => {
    const error = await fetchWeights("http://127.0.0.1:9/none", file).catch((thrown: unknown) => thrown);
    expect(error).toMatchObject({ code: "download-failed", message: expect.stringMatching(/no answer/) });
  });

  it("stops at once when aborted", async () => {
    const abort = new AbortController();
    const loading = fetchWeights(`${root}/slow`, file, { signal: abort.signal, onBytes: () => abort.abort() });
    await expect(loading).rejects.toMatchObject({ name: "AbortError" });
  });
});
