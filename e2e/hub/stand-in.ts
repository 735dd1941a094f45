/**
 * The Hub, on this machine: its paths, the redirect of large files to another host by an address that is signed, ranges.
 * A browser that is started with `flags` takes it for huggingface.co, so that the app under test is the one that is built.
 */
import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import type { IncomingMessage, ServerResponse } from "node:http";
import { createServer } from "node:https";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { selfSigned } from "./certificate.ts";

const HUB = "huggingface.co";
const STORE = "cdn.hub.test";
export const COMMIT = "4c9c3b9d2c1a0f7e4c9c3b9d2c1a0f7e4c9c3b9d";
export const TOKEN = "hf_standin";
/** Larger files stand in LFS. */
const LARGE = 10_000;

interface Asked {
  readonly host: string;
  readonly path: string;
  readonly range: string | undefined;
  readonly token: string | undefined;
  /** What else would tell who asks. */
  readonly told: readonly string[];
}

/** @param folder what is served as `repo`, but for the numbers that our tests keep beside a network */
export async function startHub(repo: string, folder: string) {
  const names = readdirSync(folder).filter((name) => !/^(io|args)\./.test(name));
  const files = new Map(names.map((name) => [name, readFileSync(join(folder, name))]));
  const asked: Asked[] = [];
  /** `holdsAfter`: the next large file stops there, until the test breaks it off. */
  const state = { gated: false, holdsAfter: null as number | null };
  const held: ServerResponse[] = [];

  const info = () => ({
    ...{ id: repo, sha: COMMIT, private: false, gated: state.gated && "auto", tags: ["license:apache-2.0"] },
    siblings: [...files].map(([rfilename, bytes]) => ({
      ...{ rfilename, size: bytes.length },
      ...(bytes.length > LARGE && { lfs: { sha256: createHash("sha256").update(bytes).digest("hex") } }),
    })),
  });

  function answer({ headers, url = "", method }: IncomingMessage, response: ServerResponse): ServerResponse {
    response.setHeader("Access-Control-Allow-Origin", "*");
    response.setHeader("Access-Control-Allow-Headers", "authorization, range");
    if (method === "OPTIONS") return response.writeHead(204).end();
    const { pathname, searchParams } = new URL(url, `https://${headers.host}`);
    const { range, authorization: token, host = "" } = headers;
    asked.push({ host, path: pathname, range, token, told: ["cookie", "referer"].filter((name) => headers[name]) });
    if (pathname === `/api/models/${repo}/revision/main` || pathname === `/api/models/${repo}/revision/${COMMIT}`) {
      response.setHeader("Content-Type", "application/json");
      return response.end(JSON.stringify(info()));
    }
    const file = files.get(decodeURIComponent(pathname.split("/").at(-1)!));
    const none = (status: number) => response.writeHead(status).end();
    if (!file || !pathname.startsWith(`/${repo}/resolve/${COMMIT}/`)) return none(404);
    if (host === STORE) return searchParams.has("signature") ? send(file, range, response) : none(403);
    if (state.gated && token !== `Bearer ${TOKEN}`) return none(401);
    if (file.length <= LARGE) return send(file, range, response);
    return response.writeHead(302, { Location: `https://${STORE}${pathname}?signature=of-this-hour` }).end();
  }

  function send(file: Buffer, range: string | undefined, response: ServerResponse): ServerResponse {
    const from = Number(/^bytes=(\d+)-$/.exec(range ?? "")?.[1] ?? 0);
    const rest = file.subarray(from);
    response.writeHead(range ? 206 : 200, {
      "Content-Length": rest.length,
      ...(range && { "Content-Range": `bytes ${from}-${file.length - 1}/${file.length}` }),
    });
    const holds = state.holdsAfter;
    if (holds === null || rest.length <= holds) return response.end(rest);
    state.holdsAfter = null;
    held.push(response);
    response.write(rest.subarray(0, holds));
    return response;
  }

  const server = createServer(selfSigned(HUB), answer);
  await new Promise<void>((listens) => server.listen(0, "127.0.0.1", listens));
  const { port } = server.address() as AddressInfo;
  const mapped = [HUB, STORE].map((host) => `MAP ${host} 127.0.0.1:${port}`).join(",");
  return {
    asked,
    state,
    store: STORE,
    breakOff: () => {
      for (const response of held.splice(0)) response.destroy();
    },
    flags: [`--host-resolver-rules=${mapped}`, "--ignore-certificate-errors"],
    close: () =>
      new Promise<void>((closed) => {
        server.close(() => closed());
        server.closeAllConnections();
      }),
  };
}
