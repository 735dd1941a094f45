/** A file of known length over HTTP, counted as it comes. */
import { Fault, wordsOf } from "./fault.ts";

export type OnBytes = (loaded: number, total: number) => void;

/**
 * @param bytes the length the file must have.
 * @throws Fault "download-failed" with the address and what went wrong; the signal's reason when aborted.
 */
export async function download(
  url: string,
  bytes: number,
  onBytes: OnBytes,
  signal?: AbortSignal,
): Promise<Uint8Array<ArrayBuffer>> {
  const response = await open(url, signal);
  if (!response.body) throw new Fault("download-failed", `${url}: an answer without a body`);
  const file = new Uint8Array(bytes);
  let loaded = 0;
  const reader = response.body.getReader();
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) break;
      if (loaded + value.length > bytes) {
        throw new Fault("download-failed", `${url}: longer than the ${bytes} bytes its manifest names`);
      }
      file.set(value, loaded);
      loaded += value.length;
      onBytes(loaded, bytes);
    }
  } catch (error) {
    signal?.throwIfAborted();
    if (error instanceof Fault) throw error;
    throw new Fault("download-failed", `${url}: broke off after ${loaded} of ${bytes} bytes`, wordsOf(error));
  } finally {
    reader.cancel().catch(() => {}); // already broken or at its end: there is nothing left to tell
  }
  if (loaded !== bytes) throw new Fault("download-failed", `${url}: ended after ${loaded} of ${bytes} bytes`);
  return file;
}

/** @throws Fault "download-failed" for no answer, and for any answer but 2xx. */
export async function open(url: string, signal?: AbortSignal): Promise<Response> {
  let response: Response;
  try {
    response = await fetch(url, { signal: signal ?? null });
  } catch (error) {
    signal?.throwIfAborted();
    throw new Fault("download-failed", `${url}: no answer`, wordsOf(error));
  }
  if (!response.ok) throw new Fault("download-failed", `${url}: ${response.status} ${response.statusText}`.trim());
  return response;
}
