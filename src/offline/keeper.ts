/**
 * The files of the page, kept at their version. Each lies under its address and its hash, so that two versions share
 * what they have in common, and is given only when its bytes still have that hash: what was damaged is fetched again.
 */
import type { Version } from "./version.ts";

/** What it asks of the browser. */
export interface Surroundings {
  /** The folder of the page, with a slash at its end. */
  readonly scope: string;
  readonly caches: Pick<CacheStorage, "open">;
  readonly fetch: (address: string, options: RequestInit) => Promise<Response>;
}

/** The versions whose files are here, the newest last. */
const VERSIONS = ".versions";
/** What has a hash in its name never changes there. */
const HASHED = /^(assets|courier)\//;

export class Keeper {
  readonly #version: Version;
  readonly #around: Surroundings;

  constructor(version: Version, around: Surroundings) {
    this.#version = version;
    this.#around = around;
  }

  /** Whether this version has such a file; or one before it may have had, whose page is still open somewhere. */
  has(path: string): boolean {
    return path in this.#version.files || HASHED.test(path);
  }

  /** Fetches what is not here yet. @throws where one can't be had, or is not what was built: no part of a version is of use. */
  async fetchAll(): Promise<void> {
    const cache = await this.#cache();
    await Promise.all(
      Object.entries(this.#version.files).map(async ([path, hash]) => {
        if (!(await cache.match(this.#key(path, hash)))) await this.#fetch(path, hash, HASHED.test(path));
      }),
    );
  }

  /**
   * This version answers from now on. The one before stays for the page that changes to it this moment; where other
   * pages are open, so do all, which may be theirs.
   */
  async takeOver(pages: number): Promise<void> {
    const cache = await this.#cache();
    const before = (await this.#versions()).filter(({ id }) => id !== this.#version.id);
    const staying = [...(pages > 1 ? before : before.slice(-1)), this.#version];
    const wanted = new Set(
      staying.flatMap(({ files }) => Object.entries(files).map(([path, hash]) => this.#key(path, hash))),
    );
    wanted.add(this.#list);
    for (const { url } of await cache.keys()) if (!wanted.has(url)) await cache.delete(url);
    await cache.put(this.#list, new Response(JSON.stringify(staying)));
  }

  /** A file of this version, else of one before it; null where none had it. @throws where it can't be had. */
  async file(path: string): Promise<Response | null> {
    const hash = this.#version.files[path] ?? (await this.#formerHash(path));
    if (hash === undefined) return null;
    const cache = await this.#cache();
    const kept = await cache.match(this.#key(path, hash));
    if (kept && (await sha256(kept.clone())) === hash) return kept;
    return this.#fetch(path, hash, false);
  }

  async #formerHash(path: string): Promise<string | undefined> {
    return (await this.#versions()).findLast(({ files }) => path in files)?.files[path];
  }

  /** From the network, as it was built and in no other way; `sure` where a copy that the browser has is as good. */
  async #fetch(path: string, hash: string, sure: boolean): Promise<Response> {
    const { scope, fetch } = this.#around;
    const integrity = `sha256-${hash}`;
    const response = await fetch(scope + path, { integrity, cache: sure ? "default" : "reload" });
    if (!response.ok) throw new TypeError(`${scope}${path}: ${response.status} ${response.statusText}`);
    await (await this.#cache()).put(this.#key(path, hash), response.clone());
    return response;
  }

  async #versions(): Promise<readonly Version[]> {
    return (await (await this.#cache()).match(this.#list))?.json() ?? [];
  }

  #cache(): Promise<Cache> {
    // Two pages of one host, each in a folder of its own, know nothing of each other.
    return this.#around.caches.open(`backstep-page ${new URL(this.#around.scope).pathname}`);
  }

  get #list(): string {
    return this.#around.scope + VERSIONS;
  }

  /** An address that nothing serves. */
  #key(path: string, hash: string): string {
    return `${this.#around.scope}${path}?sha256=${encodeURIComponent(hash)}`;
  }
}

async function sha256(response: Response): Promise<string> {
  const digest = await crypto.subtle.digest("SHA-256", await response.arrayBuffer());
  return btoa(String.fromCharCode(...new Uint8Array(digest)));
}
