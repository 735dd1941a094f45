/** The courier's work: an address in, bytes out. */
import type { CourierReply, CourierRequest, Numbered } from "./protocol.ts";

interface Means {
  readonly fetch: typeof fetch;
  /** Whether this script's own policy has refused something since the last time it was asked. */
  readonly refused: () => Promise<boolean>;
}

type Reader = ReadableStreamDefaultReader<Uint8Array<ArrayBuffer>>;

export function serve(port: MessagePort, means: Means): void {
  let reader: Reader | null = null;
  let fetching = new AbortController();
  const leave = () => {
    fetching.abort();
    reader?.cancel().catch(() => {}); // already broken, or at its end
    reader = null;
  };
  port.onmessage = async ({ data: { id, ...request } }: MessageEvent<Numbered<CourierRequest>>) => {
    const say = (reply: CourierReply) =>
      port.postMessage({ ...reply, id } satisfies Numbered<CourierReply>, "bytes" in reply ? [reply.bytes.buffer] : []);
    if (request.kind === "more") return say(await next(reader));
    leave();
    if (request.kind === "leave") return say({ kind: "end" });
    fetching = new AbortController();
    const { signal } = fetching;
    const { reply, body } = await begin(request, means, signal);
    // Who asked has left it, or asked again.
    if (signal.aborted) return void body?.cancel().catch(() => {});
    reader = body;
    say(reply);
  };
}

async function begin(
  { url, from, token }: Extract<CourierRequest, { kind: "fetch" }>,
  { fetch, refused }: Means,
  signal: AbortSignal,
): Promise<{ readonly reply: CourierReply; readonly body: Reader | null }> {
  const headers = new Headers();
  // One range from a byte on needs no leave of the server (Fetch, CORS-safelisted request headers).
  if (from > 0) headers.set("Range", `bytes=${from}-`);
  if (token) headers.set("Authorization", `Bearer ${token}`);
  try {
    const response = await fetch(url, {
      headers,
      signal,
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
