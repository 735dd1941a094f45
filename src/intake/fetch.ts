/**
 * Files from elsewhere, kept while they come: what breaks off goes on where it stood, by itself for a while, and later when
 * it is asked for again. Bytes come through a port; this worker fetches nothing itself, and may not.
 */
import { Sha256 } from "../bytes/sha256.ts";
import type { Get } from "../courier/client.ts";
import { FetchProblem } from "../courier/problem.ts";
import type { Remote } from "../hub/choices.ts";
import type { Files } from "../library/files.ts";
import { chunksOf } from "./ours.ts";
import type { Progress } from "./protocol.ts";

export interface FetchMeans {
  readonly get: Get;
  readonly token: string | null;
  readonly files: Files;
  readonly told: (progress: Progress) => void;
  /** Until something that broke may be whole again. */
  readonly wait: (seconds: number) => Promise<void>;
}

export interface Fetched {
  readonly files: ReadonlyMap<string, Blob>;
  /** sha256 by path. */
  readonly hashes: ReadonlyMap<string, string>;
}

/** How often in a row nothing comes before it is given up: half a minute. */
const MOST_TRIES = 5;
const PART = 2 ** 18;

/** @throws FetchProblem, StorageProblem; what has come stays */
export async function fetchAll(list: readonly Remote[], means: FetchMeans): Promise<Fetched> {
  const { files } = means;
  const wanted = new Set(list.map(keyOf));
  for (const name of await files.names()) if (!wanted.has(name)) await files.remove(name);
  const counter = new Counter(list, means.told);
  for (const remote of list) await fetchOne(remote, counter, means);
  const found = new Map<string, Blob>();
  for (const remote of list) found.set(remote.path, (await files.open(keyOf(remote)))!);
  const hashes = await hashesOf(list, found, means);
  return { files: found, hashes };
}

/** The same bytes of the same address, and no other's. */
const keyOf = ({ url, sha256 }: Remote) => new Sha256().update(new TextEncoder().encode(`${url} ${sha256}`)).hex();

async function fetchOne(remote: Remote, counter: Counter, means: FetchMeans): Promise<void> {
  const { files, wait } = means;
  const here = async () => (await files.open(keyOf(remote)))?.size ?? 0;
  for (let tries = 1; ; tries++) {
    const before = await here();
    try {
      return await goOn(remote, before, counter, means);
    } catch (error) {
      if (!(error instanceof FetchProblem)) throw error;
      if (error.code === "silent") {
        // Never given up for being slow: asked again, past the connection on which nothing comes.
        counter.tell("silent");
        tries = 0;
        continue;
      }
      if (error.code !== "broken" && error.code !== "unreachable") throw error;
      if ((await here()) > before) tries = 1;
      // What never began was asked for in vain, and will be again.
      if (tries === MOST_TRIES || (error.code === "unreachable" && counter.done === 0)) throw error;
      counter.tell("resume");
      await wait(2 ** (tries - 1));
    }
  }
}

/** @param at how much of it is here */
async function goOn(remote: Remote, at: number, counter: Counter, means: FetchMeans): Promise<void> {
  const { get, token, files } = means;
  const { url, bytes } = remote;
  if (bytes !== null && at === bytes) return counter.has(remote, at);
  // Of a length that nobody knows the rest could be another file's.
  const from = bytes !== null && at < bytes ? at : 0;
  const answer = await get(url, { from, token, onSilent: () => counter.tell("silent") });
  let done = answer.partial ? from : 0;
  const sink = await files.create(keyOf(remote), done);
  try {
    for await (const part of inParts(answer.bytes)) {
      done += part.length;
      if (bytes !== null && done > bytes) {
        throw new FetchProblem("damaged", { id: "fetch.longer", values: { path: remote.path, bytes } });
      }
      await sink.write(part);
      counter.has(remote, done);
    }
  } finally {
    await sink.close();
    if (bytes !== null && done > bytes) await files.remove(keyOf(remote));
  }
  if (bytes !== null && done < bytes) {
    throw new FetchProblem("broken", { id: "fetch.shorter", values: { path: remote.path, done, bytes } });
  }
}

/** What comes in crumbs is written a part at a time; what has come before it broke is not lost. */
async function* inParts(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  let waiting: Uint8Array[] = [];
  let length = 0;
  const whole = () => {
    const part = new Uint8Array(length);
    let at = 0;
    for (const each of waiting) {
      part.set(each, at);
      at += each.length;
    }
    waiting = [];
    length = 0;
    return part;
  };
  try {
    for await (const chunk of chunks) {
      waiting.push(chunk);
      length += chunk.length;
      if (length >= PART) yield whole();
    }
  } catch (error) {
    if (length > 0) yield whole();
    throw error;
  }
  if (length > 0) yield whole();
}

async function hashesOf(
  list: readonly Remote[],
  found: ReadonlyMap<string, Blob>,
  { files, told }: FetchMeans,
): Promise<Map<string, string>> {
  const total = [...found.values()].reduce((sum, { size }) => sum + size, 0);
  const hashes = new Map<string, string>();
  let done = 0;
  for (const remote of list) {
    const hash = new Sha256();
    for await (const chunk of chunksOf(found.get(remote.path)!)) {
      hash.update(chunk);
      done += chunk.length;
      told({ stage: "hash", done, total });
    }
    const sha256 = hash.hex();
    if (remote.sha256 !== null && sha256 !== remote.sha256) {
      await files.remove(keyOf(remote));
      const values = { path: remote.path, found: sha256, promised: remote.sha256 };
      throw new FetchProblem("damaged", { id: "fetch.hash", values });
    }
    hashes.set(remote.path, sha256);
  }
  return hashes;
}

/** How many bytes of all are here. */
class Counter {
  readonly #told: (progress: Progress) => void;
  readonly #total: number;
  readonly #each = new Map<Remote, number>();

  constructor(list: readonly Remote[], told: (progress: Progress) => void) {
    this.#told = told;
    const known = list.every(({ bytes }) => bytes !== null);
    this.#total = known ? list.reduce((sum, { bytes }) => sum + bytes!, 0) : 0;
  }

  get done(): number {
    return [...this.#each.values()].reduce((sum, bytes) => sum + bytes, 0);
  }

  has(remote: Remote, bytes: number): void {
    this.#each.set(remote, bytes);
    this.#told({ stage: "fetch", done: this.done, total: this.#total });
  }

  /** Why nothing comes at the moment. */
  tell(stage: "resume" | "silent"): void {
    this.#told({ stage, done: this.done, total: this.#total });
  }
}
