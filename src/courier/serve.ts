/** The courier's work: an address in, bytes out. */
import type { CourierReply, CourierRequest } from "./protocol.ts";

interface Means {
  readonly fetch: typeof fetch;
  /** Whether this script's own policy has refused something since the last time it was asked. */
  readonly refused: () => Promise<boolean>;
}

type Reader = ReadableStreamDefaultReader<Uint8Array<ArrayBuffer>>;

export function serve(port: MessagePort, means: Means): void {
  let reader: Reader | null = null;
  const leave = () => {
    reader?.cancel().catch(() => {}); // already broken, or at its end
    reader = null;
  };
  port.onmessage = async ({ data }: MessageEvent<CourierRequest>) => {
    if (data.kind === "more") {
      const reply = await next(reader);
      return port.postMessage(reply, reply.kind === "bytes" ? [reply.bytes.buffer] : []);
    }
    leave();
    if (data.kind === "leave") return port.postMessage({ kind: "end" } satisfies CourierReply);
    const { reply, body } = await begin(data, means);
    reader = body;
    port.postMessage(reply);
  };
}

async function begin(
  { url, from, token }: Extract<CourierRequest, { kind: "fetch" }>,
  { fetch, refused }: Means,
): Promise<{ readonly reply: CourierReply; readonly body: Reader | null }> {
  const headers = new Headers();
  // One range from a byte on needs no leave of the server (Fetch, CORS-safelisted request headers).
  if (from > 0) headers.set("Range", `bytes=${from}-`);
  if (token) headers.set("Authorization", `Bearer ${token}`);
  try {
    const response = await fetch(url, {
      headers,
      credentials: "omit",
      referrerPolicy: "no-referrer",
      cache: "no-store",
    });
    const said = response.headers.get("Content-Length");
    // What was packed on its way is longer than that once it is here.
    const length = said === null || response.headers.get("Content-Encoding") ? null : Number(said);
    return { reply: { kind: "answer", status: response.status, length }, body: response.body?.getReader() ?? null };
  } catch (error) {
    const code = (await refused()) ? "blocked" : "unreachable";
    return { reply: { kind: "failed", code, message: wordsOf(error) }, body: null };
  }
}

async function next(reader: Reader | null): Promise<CourierReply> {
  if (!reader) return { kind: "end" };
  try {
    const { done, value } = await reader.read();
    return done ? { kind: "end" } : { kind: "bytes", bytes: value };
  } catch (error) {
    return { kind: "failed", code: "broken", message: wordsOf(error) };
  }
}

const wordsOf = (error: unknown) => (error instanceof Error ? error.message : String(error));
