/** As much of a browser's tab as the address needs: where it is, its history, and its own storage. */
import { vi } from "vitest";

interface Entry {
  state: unknown;
  url: URL;
}

export class FakeBrowser {
  readonly #entries: Entry[] = [];
  #at = 0;
  readonly #kept = new Map<string, string>();
  readonly #listeners = new Map<string, (event: unknown) => void>();

  /** A tab that was opened with this address, relative to the page. */
  constructor(address = "") {
    this.#entries.push({ state: null, url: new URL(address, "https://backstep.test/") });
  }

  /** From now on what is tested runs in this tab. Its storage stays when it is loaded again. */
  install(): void {
    this.#listeners.clear();
    vi.stubGlobal("location", this.#location);
    vi.stubGlobal("history", this.#history);
    vi.stubGlobal("addEventListener", (kind: string, listener: (event: unknown) => void) => {
      this.#listeners.set(kind, listener);
    });
    vi.stubGlobal("sessionStorage", this.#storage);
  }

  /** The query and the fragment. */
  get address(): string {
    const { search, hash } = this.#here.url;
    return search + hash;
  }

  get entries(): number {
    return this.#entries.length;
  }

  /** Back (−1) or forward (1), as its buttons go. */
  go(by: number): void {
    this.#at += by;
    this.#listeners.get("popstate")?.({ state: this.#here.state });
  }

  leave(): void {
    this.#listeners.get("pagehide")?.({});
  }

  get #here(): Entry {
    const entry = this.#entries[this.#at];
    if (!entry) throw new Error(`the history has no entry ${this.#at}`);
    return entry;
  }

  get #location() {
    const here = () => this.#here.url;
    return {
      get search() {
        return here().search;
      },
      get hash() {
        return here().hash;
      },
      get pathname() {
        return here().pathname;
      },
      get origin() {
        return here().origin;
      },
      get href() {
        return here().href;
      },
    };
  }

  get #history() {
    const state = () => this.#here.state;
    const entryOf = (state: unknown, url: string) => ({
      state: structuredClone(state),
      url: new URL(url, this.#here.url),
    });
    return {
      get state() {
        return state();
      },
      pushState: (state: unknown, _: string, url: string) => {
        const entry = entryOf(state, url);
        this.#entries.splice(++this.#at, this.#entries.length, entry);
      },
      replaceState: (state: unknown, _: string, url: string) => {
        this.#entries[this.#at] = entryOf(state, url);
      },
    };
  }

  get #storage() {
    const kept = this.#kept;
    return {
      get length() {
        return kept.size;
      },
      getItem: (key: string) => kept.get(key) ?? null,
      setItem: (key: string, value: string) => void kept.set(key, value),
      removeItem: (key: string) => void kept.delete(key),
    };
  }
}
