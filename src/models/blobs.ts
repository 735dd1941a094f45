/**
 * The bytes of a large file, a model's or a runtime's: from the cache when they were fetched before,
 * else downloaded; in both cases only after their sha256 is the one that was promised. The cache is
 * keyed by that sha256, so a file that changed is another file, and two models that share one
 * download it once.
 */

import { sha256 } from "../bytes/sha256.ts";
import { wordsOf } from "../bytes/words-of.ts";
import { download, type OnBytes, type Patience } from "./download.ts";
import { Fault } from "./fault.ts";
import { FileCache } from "./file-cache.ts";

export interface PromisedFile {
  readonly bytes: number;
  /** Lower-case hexadecimal. */
  readonly sha256: string;
}

export interface FetchedFile {
  readonly data: Uint8Array<ArrayBuffer>;
  readonly fromCache: boolean;
}

interface FetchOptions {
  readonly signal?: AbortSignal;
  readonly onBytes?: OnBytes;
  /** Told when nothing comes, and the server is asked again. */
  readonly onSilent?: () => void;
  readonly patience?: Patience;
  /** Told when the browser would not keep the file: it will be downloaded again next time. */
  readonly onNotKept?: (why: string) => void;
}

/** @throws Fault "download-failed" or "checksum-mismatch". */
export async function fetchFile(url: string, file: PromisedFile, options: FetchOptions = {}): Promise<FetchedFile> {
  const { signal, onBytes = () => {}, onNotKept = () => {}, ...asked } = options;
  const cache = new FileCache();
  const key = keyOf(url, file.sha256);

  const kept = await cache.find(key);
  if (kept) {
    if ((await sha256(kept)) === file.sha256) {
      onBytes(kept.length, kept.length);
      return { data: kept, fromCache: true };
    }
    await cache.forget(key); // damaged on disk: the download below replaces it
  }

  const get = (anew: boolean) => download(url, file.bytes, { ...asked, signal, onBytes, anew });
  let data = await get(false);
  let found = await sha256(data);
  if (found !== file.sha256) {
    // Damaged on its way, or in what the browser keeps of addresses.
    data = await get(true);
    found = await sha256(data);
  }
  if (found !== file.sha256) {
    throw new Fault("checksum-mismatch", `${url}: sha256 ${found}, expected ${file.sha256}`);
  }
  signal?.throwIfAborted();
  await cache.keep(key, data).catch((error: unknown) => onNotKept(wordsOf(error)));
  return { data, fromCache: false };
}

/** An address that nothing serves: the cache wants one, and only the content names the file. */
function keyOf(url: string, hash: string): string {
  return new URL(`/.weights/${hash}`, url).href;
}
