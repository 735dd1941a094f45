/**
 * A file of known length over HTTP, counted as it comes. A connection that breaks, or on which nothing comes any more,
 * is followed by another that goes on where it was (by a range); a server is never given up for being slow, but said to
 * be silent.
 */
import { pauseFor } from "../bytes/pause.ts";
import { wordsOf } from "../bytes/words-of.ts";
import { Fault } from "./fault.ts";

export type OnBytes = (loaded: number, total: number) => void;

export interface Patience {
  /** Milliseconds without a byte until another connection is tried; twice as many after each that brought none. */
  readonly silentMs: number;
  /** Milliseconds between tries that broke; as many tries without a byte in between as there are, and one. */
  readonly pausesMs: readonly number[];
}

const PATIENCE: Patience = { silentMs: 8000, pausesMs: [500, 2000, 5000] };
const MOST_SILENT_MS = 60_000;

interface DownloadOptions {
  readonly signal?: AbortSignal | undefined;
  readonly onBytes?: OnBytes;
  /** Nothing comes; it is asked again. */
  readonly onSilent?: () => void;
  readonly patience?: Patience;
  /** Past what the browser has kept of it. */
  readonly anew?: boolean;
}

/**
 * @param bytes the length the file must have.
 * @throws Fault "download-failed" with the address and what went wrong; the signal's reason when aborted.
 */
export async function download(
  url: string,
  bytes: number,
  options: DownloadOptions = {},
): Promise<Uint8Array<ArrayBuffer>> {
  const { onBytes = () => {}, anew = false } = options;
  const file = new Uint8Array(bytes);
  let loaded = 0;
  /** What must not change between one connection and the next. */
  let version: string | null = null;
  return patiently(url, options, async (connection) => {
    const from = loaded;
    const response = await connection.open(url, { from, version, anew });
    if (response.status !== 206) loaded = 0; // all of it again
    version = response.headers.get("etag");
    for await (const chunk of connection.chunks(response)) {
      if (loaded + chunk.length > bytes) {
        throw new Fault("download-failed", `${url}: longer than the ${bytes} bytes its manifest names`);
      }
      file.set(chunk, loaded);
      loaded += chunk.length;
      connection.bytes = loaded - from;
      onBytes(loaded, bytes);
    }
    if (loaded !== bytes) throw new Broken(`${url}: ended after ${loaded} of ${bytes} bytes`);
    return file;
  });
}

/** A small file of any length: its answer, when all of it is here. @throws as `download` */
export function open(url: string, options: DownloadOptions = {}): Promise<Response> {
  return patiently(url, options, async (connection) => {
    const response = await connection.open(url, {});
    const chunks: Uint8Array<ArrayBuffer>[] = [];
    for await (const chunk of connection.chunks(response)) chunks.push(chunk);
    return new Response(new Blob(chunks), { headers: response.headers });
  });
}

/** Tries until it has what it came for, or there is no use in it. */
async function patiently<T>(
  url: string,
  { signal, onSilent = () => {}, patience = PATIENCE }: DownloadOptions,
  attempt: (connection: Connection) => Promise<T>,
): Promise<T> {
  let broken = 0;
  let { silentMs } = patience;
  while (true) {
    const connection = new Connection(signal, silentMs);
    try {
      return await attempt(connection);
    } catch (error) {
      signal?.throwIfAborted();
      if (connection.bytes > 0) [broken, silentMs] = [0, patience.silentMs];
      if (connection.wasSilent) {
        onSilent();
        silentMs = Math.min(2 * silentMs, MOST_SILENT_MS);
        continue;
      }
      const pause = patience.pausesMs[broken++];
      if (error instanceof Fault) throw error;
      if (pause === undefined) throw faultOf(error, url);
      await pauseFor(pause, signal);
    } finally {
      connection.close();
    }
  }
}

/** A way that may be open the next moment. */
class Broken extends Error {}

function faultOf(error: unknown, url: string): Fault {
  if (error instanceof Broken) return new Fault("download-failed", error.message, error.cause as string | undefined);
  return new Fault("download-failed", `${url}: broke off`, wordsOf(error));
}

async function answer(url: string, init: RequestInit): Promise<Response> {
  let response: Response;
  try {
    response = await fetch(url, init);
  } catch (error) {
    throw new Broken(`${url}: no answer`, { cause: wordsOf(error) });
  }
  if (response.ok) return response;
  const words = `${url}: ${response.status} ${response.statusText}`.trim();
  if (response.status >= 500 || response.status === 429) throw new Broken(words);
  throw new Fault("download-failed", words);
}

interface Asked {
  readonly from?: number;
  readonly version?: string | null;
  readonly anew?: boolean;
}

/** One request and its answer, ended where nothing comes of it for too long. */
class Connection {
  readonly #abort = new AbortController();
  readonly #silentMs: number;
  readonly #leave: () => void;
  #timer: ReturnType<typeof setTimeout> | undefined;
  wasSilent = false;
  /** How far it got, in bytes that were not there before. */
  bytes = 0;

  constructor(signal: AbortSignal | undefined, silentMs: number) {
    this.#silentMs = silentMs;
    const abort = () => this.#abort.abort(signal?.reason);
    signal?.addEventListener("abort", abort);
    this.#leave = () => signal?.removeEventListener("abort", abort);
    if (signal?.aborted) abort();
  }

  open(url: string, { from = 0, version = null, anew = false }: Asked): Promise<Response> {
    this.#heard();
    const range = from > 0 ? { Range: `bytes=${from}-`, ...(version && { "If-Range": version }) } : {};
    return answer(url, { signal: this.#abort.signal, headers: range, ...(anew && { cache: "reload" }) });
  }

  async *chunks({ body, url }: Response): AsyncGenerator<Uint8Array<ArrayBuffer>> {
    if (!body) throw new Fault("download-failed", `${url}: an answer without a body`);
    const reader = body.getReader();
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return;
      this.#heard();
      yield value;
    }
  }

  close(): void {
    clearTimeout(this.#timer);
    this.#leave();
    this.#abort.abort();
  }

  #heard(): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      this.wasSilent = true;
      this.#abort.abort();
    }, this.#silentMs);
  }
}
