/** The other end of the courier: on the page, which starts it, and wherever the port goes. */
import type { PulseOwner } from "../pulse/pulse.ts";
import { WatchedWorker } from "../pulse/watched-worker.ts";
import { FetchProblem, type ProblemCode } from "./problem.ts";
import type { CourierReply, CourierRequest, Numbered } from "./protocol.ts";

export interface Courier {
  /** A way to it, for whoever is to get the bytes. */
  port(): MessagePort;
}

const openWorker = () => new Worker(new URL("./courier.ts", import.meta.url), { type: "module" });

/**
 * @param signal ends it at once, whatever it is fetching
 * @param tell of its silence; `again` puts another in its place: what came through the ports of the one before is over
 * @throws FetchProblem where its script can't be had
 */
export function startCourier(
  signal: AbortSignal,
  tell: (again: () => void) => Pick<PulseOwner, "silent" | "answers">,
  open: () => Worker = openWorker,
): Promise<Courier> {
  return new Promise((resolve, reject) => {
    let worker: WatchedWorker<MessagePort, unknown>;
    const port = () => {
      const { port1, port2 } = new MessageChannel();
      worker.tell(port2, [port2]);
      return port1;
    };
    const begin = () => {
      worker?.end();
      worker = new WatchedWorker(open, {
        ...tell(begin),
        heard: () => resolve({ port }),
        broken: (message) => {
          worker.end();
          reject(new FetchProblem("unreachable", message || { id: "fetch.script", values: {} }));
        },
      });
    };
    begin();
    signal.addEventListener("abort", () => {
      worker.end();
      reject(signal.reason);
    });
  });
}

export interface Answer {
  /** How many bytes follow; null where the server does not say. */
  readonly length: number | null;
  /** Whether they begin where they were asked to; else they begin at the first. */
  readonly partial: boolean;
  /** @throws FetchProblem "broken" or "silent" */
  readonly bytes: AsyncIterable<Uint8Array<ArrayBuffer>>;
  /** No more of it. */
  leave(): Promise<void>;
}

export interface Asked {
  readonly from?: number;
  readonly token?: string | null;
  /** Told when nobody answers, and it is asked again. */
  readonly onSilent?: () => void;
  /** Whether an answer is still wanted. */
  readonly signal?: AbortSignal;
}

export type Get = (url: string, asked?: Asked) => Promise<Answer>;

/** Milliseconds without a word until it is asked again; twice as many each time, until bytes come. */
const SILENT_MS = 8000;
const MOST_SILENT_MS = 60_000;

/** Fetches through a port. One at a time: the next leaves the one before. */
export function getThrough(port: MessagePort): Get {
  let asked = 0;
  let patience = SILENT_MS;
  /** Null where nothing came for so long. */
  const ask = (request: CourierRequest) =>
    new Promise<CourierReply | null>((resolve) => {
      const id = ++asked;
      const timer = setTimeout(() => {
        patience = Math.min(2 * patience, MOST_SILENT_MS);
        resolve(null);
      }, patience);
      port.onmessage = ({ data }: MessageEvent<Numbered<CourierReply>>) => {
        if (data.id !== id) return; // of what was left
        clearTimeout(timer);
        if (data.kind === "bytes") patience = SILENT_MS;
        resolve(data);
      };
      port.postMessage({ ...request, id } satisfies Numbered<CourierRequest>);
    });
  async function* bytes(host: string): AsyncGenerator<Uint8Array<ArrayBuffer>> {
    for (;;) {
      const reply = await ask({ kind: "more" });
      if (!reply) throw new FetchProblem("silent", host);
      if (reply.kind === "failed") throw new FetchProblem(reply.code, reply.message);
      if (reply.kind !== "bytes") return;
      yield reply.bytes;
    }
  }
  return async (url, { from = 0, token = null, onSilent = () => {}, signal } = {}) => {
    const { host } = new URL(url);
    let reply = await ask({ kind: "fetch", url, from, token });
    while (!reply) {
      signal?.throwIfAborted();
      onSilent();
      reply = await ask({ kind: "fetch", url, from, token });
    }
    if (reply.kind === "failed") throw new FetchProblem(reply.code, `${host}: ${reply.message}`);
    if (reply.kind !== "answer") throw new Error(`a courier that answers with ${reply.kind}`);
    const { status, length } = reply;
    const leave = async () => void (await ask({ kind: "leave" }));
    if (status < 200 || status > 299) {
      await leave();
      throw new FetchProblem(codeOf(status), `${host}: ${status}`);
    }
    return { length, partial: status === 206, bytes: bytes(host), leave };
  };
}

function codeOf(status: number): ProblemCode {
  if (status === 401 || status === 403) return "denied";
  if (status === 404) return "gone";
  // The server is busy or away for a while: what is tried again may come.
  if (status === 429 || status >= 500) return "broken";
  return "status";
}
