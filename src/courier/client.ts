/** The other end of the courier: on the page, which starts it, and wherever the port goes. */
import { FetchProblem, type ProblemCode } from "./problem.ts";
import type { CourierReply, CourierRequest } from "./protocol.ts";

export interface Courier {
  /** A way to it, for whoever is to get the bytes. */
  port(): MessagePort;
  /** At once, whatever it is fetching. */
  end(): void;
}

/** @throws FetchProblem where its script can't be had */
export function startCourier(): Promise<Courier> {
  const worker = new Worker(new URL("./courier.ts", import.meta.url), { type: "module" });
  const courier: Courier = {
    port: () => {
      const { port1, port2 } = new MessageChannel();
      worker.postMessage(port2, [port2]);
      return port1;
    },
    end: () => worker.terminate(),
  };
  return new Promise((resolve, reject) => {
    worker.onmessage = () => resolve(courier);
    worker.onerror = (event) => {
      event.preventDefault(); // it is told in words
      worker.terminate();
      reject(new FetchProblem("unreachable", event.message || "the script that fetches could not be loaded"));
    };
  });
}

export interface Answer {
  /** How many bytes follow; null where the server does not say. */
  readonly length: number | null;
  /** Whether they begin where they were asked to; else they begin at the first. */
  readonly partial: boolean;
  /** @throws FetchProblem "broken" */
  readonly bytes: AsyncIterable<Uint8Array<ArrayBuffer>>;
  /** No more of it. */
  leave(): Promise<void>;
}

export interface Asked {
  readonly from?: number;
  readonly token?: string | null;
}

export type Get = (url: string, asked?: Asked) => Promise<Answer>;

/** Fetches through a port. One at a time: the next leaves the one before. */
export function getThrough(port: MessagePort): Get {
  const ask = (request: CourierRequest) =>
    new Promise<CourierReply>((resolve) => {
      port.onmessage = ({ data }: MessageEvent<CourierReply>) => resolve(data);
      port.postMessage(request);
    });
  async function* bytes(): AsyncGenerator<Uint8Array<ArrayBuffer>> {
    for (;;) {
      const reply = await ask({ kind: "more" });
      if (reply.kind === "failed") throw new FetchProblem(reply.code, reply.message);
      if (reply.kind !== "bytes") return;
      yield reply.bytes;
    }
  }
  return async (url, { from = 0, token = null } = {}) => {
    const reply = await ask({ kind: "fetch", url, from, token });
    if (reply.kind === "failed") throw new FetchProblem(reply.code, `${new URL(url).host}: ${reply.message}`);
    if (reply.kind !== "answer") throw new Error(`a courier that answers with ${reply.kind}`);
    const { status, length } = reply;
    const leave = async () => void (await ask({ kind: "leave" }));
    if (status < 200 || status > 299) {
      await leave();
      throw new FetchProblem(codeOf(status), `${new URL(url).host}: ${status}`);
    }
    return { length, partial: status === 206, bytes: bytes(), leave };
  };
}

function codeOf(status: number): ProblemCode {
  if (status === 401 || status === 403) return "denied";
  if (status === 404) return "gone";
  // The server is busy or away for a while: what is tried again may come.
  if (status === 429 || status >= 500) return "broken";
  return "status";
}
