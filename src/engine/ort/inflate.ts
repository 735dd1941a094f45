/** A gzipped file over HTTP, as it was before. */
import { open } from "../../models/download.ts";

/** @throws Fault "download-failed" */
export async function inflate(url: string): Promise<ArrayBuffer> {
  const packed = await (await open(url)).arrayBuffer();
  // Some hosts name gzip as the encoding of whatever ends in .gz, and the browser has inflated it then.
  const [first, second] = new Uint8Array(packed, 0, 2);
  if (first !== 0x1f || second !== 0x8b) return packed;
  const stream = new Blob([packed]).stream().pipeThrough(new DecompressionStream("gzip"));
  return new Response(stream).arrayBuffer();
}
