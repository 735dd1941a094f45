/** The language that the page speaks, and the catalogues that must have it before it is spoken. */
import type { Language } from "./languages.ts";
import type { Message } from "./message.ts";

interface Catalogue {
  load(language: Language): Promise<void>;
}

export class Speaker {
  #language: Language = "en";
  #wish: Language = "en";
  readonly #catalogues = new Set<Catalogue>();
  readonly #listeners = new Set<() => void>();
  /** Set for tests of the page (pseudo.ts): what English messages are turned into. */
  disguise: ((message: Message) => Message) | null = null;

  get language(): Language {
    return this.#language;
  }

  /** Words that come later, with a part of the page, begin to load here; what failed is asked for again by who says them. */
  register(catalogue: Catalogue): void {
    this.#catalogues.add(catalogue);
    catalogue.load(this.#wish).catch(() => {});
  }

  /** Speaks as soon as all words on the page are there. Where two were wished for meanwhile, the last. */
  async speak(language: Language): Promise<void> {
    this.#wish = language;
    // With those that come while others are waited for.
    for (let asked = 0; asked < this.#catalogues.size; ) {
      const all = [...this.#catalogues];
      asked = all.length;
      await Promise.all(all.map((catalogue) => catalogue.load(language)));
    }
    if (this.#wish !== language) return;
    this.#language = language;
    for (const listener of this.#listeners) listener();
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };
}

/** The page's. */
export const speaker = new Speaker();
