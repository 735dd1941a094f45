/**
 * The files of the page, kept at their version. Each lies under its address and its hash, so that two versions share
 * what they have in common, and is given only when its bytes still have that hash: what was damaged is fetched again.
 * So is what a storage that hangs, refuses or is full does not give: a page with a network needs none.
 */
import { storageSilent, within } from "../bytes/within.ts";
import type { Version } from "./version.ts";

/** What it asks of the browser. */
export interface Surroundings {
  /** The folder of the page, with a slash at its end. */
  readonly scope: string;
  readonly caches: Pick<CacheStorage, "open">;
  readonly fetch: (address: string, options: RequestInit) => Promise<Response>;
}

interface Found {
  /** What it should be; undefined where no version that is here has it. */
  readonly hash: string | undefined;
  readonly response: Response | null;
}

/** The versions whose files are here, the newest last. */
const VERSIONS = ".versions";
/** What has a hash in its name never changes there. */
const HASHED = /^(assets|courier)\//;
/** How long a storage may take before the network is asked too. */
const ANSWER_MS = 5000;

export class Keeper {
  readonly #version: Version;
  readonly #around: Surroundings;
  readonly #answerMs: number;
  /** The storage did not answer in time: it is waited for no more, until it does. */
  #silent = false;

  constructor(version: Version, around: Surroundings, answerMs = ANSWER_MS) {
    this.#version = version;
    this.#around = around;
    this.#answerMs = answerMs;
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
        if (!(await cache.match(this.#key(path, hash)))) await this.#keep(path, hash, await this.#fetchNew(path, hash));
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

  /** A file of this version, else of one before it; null where none is known to have had it. @throws where it can't be had. */
  async file(path: string): Promise<Response | null> {
    const kept = this.#kept(path);
    const found = await this.#soon(kept);
    if (found?.response) return found.response;
    const hash = this.#version.files[path] ?? found?.hash;
    if (hash === undefined) return null;
    try {
      const response = await this.#fetch(path, hash, "reload");
      await this.#soon(this.#keep(path, hash, response.clone()));
      return response;
    } catch (error) {
      // No network: then the storage may take as long as it does.
      const late = found ? null : await kept.catch(() => null);
      if (late?.response) return late.response;
      throw error;
    }
  }

  /** Whole, where it is here. */
  async #kept(path: string): Promise<Found> {
    const hash = this.#version.files[path] ?? (await this.#formerHash(path));
    if (hash === undefined) return { hash, response: null };
    const kept = await (await this.#cache()).match(this.#key(path, hash));
    return { hash, response: kept && (await sha256(kept.clone())) === hash ? kept : null };
  }

  async #formerHash(path: string): Promise<string | undefined> {
    return (await this.#versions()).findLast(({ files }) => path in files)?.files[path];
  }

  /** What is asked of the storage; undefined where it refuses, or says nothing in time. */
  async #soon<T>(asked: Promise<T>): Promise<T | undefined> {
    const answers = () => {
      this.#silent = false;
    };
    asked.then(answers, answers);
    const late = (seconds: number) => {
      this.#silent = true;
      return storageSilent(seconds);
    };
    try {
      return await within(this.#silent ? 0 : this.#answerMs, asked, late);
    } catch (error) {
      console.warn("the page's files are not kept", error);
      return undefined;
    }
  }

  /** A copy that the browser has of what never changes is as good, but where that is damaged. */
  async #fetchNew(path: string, hash: string): Promise<Response> {
    if (!HASHED.test(path)) return this.#fetch(path, hash, "reload");
    return this.#fetch(path, hash, "default").catch(() => this.#fetch(path, hash, "reload"));
  }

  /** From the network, as it was built and in no other way. */
  async #fetch(path: string, hash: string, cache: RequestCache): Promise<Response> {
    const { scope, fetch } = this.#around;
    const response = await fetch(scope + path, { integrity: `sha256-${hash}`, cache });
    if (!response.ok) throw new TypeError(`${scope}${path}: ${response.status} ${response.statusText}`);
    return response;
  }

  async #keep(path: string, hash: string, response: Response): Promise<void> {
    await (await this.#cache()).put(this.#key(path, hash), response);
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
