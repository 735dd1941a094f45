/**
 * The models that a person has added: three files each. The card is written last, so that what has one is whole; what
 * a closed tab left half written is cleared away by who writes next.
 */
import { randomName } from "../bytes/random-name.ts";
import { Sha256, sha256 } from "../bytes/sha256.ts";
import { type Card, readCard } from "./card.ts";
import type { Files } from "./files.ts";
import { ownId } from "./own-id.ts";

const PART = "part-";
const CARD = ".card.json";
/** What a card is called once its model is removed: until the next who clears away, it can come back. */
const REMOVED = ".removed.json";
const networkOf = (id: string) => `${id}.onnx`;
const manifestOf = (id: string) => `${id}.manifest.json`;
const cardOf = (id: string) => `${id}${CARD}`;
const removedOf = (id: string) => `${id}${REMOVED}`;

/** Lets one at a time do its work. @param waits told where another has its turn */
export type Alone = <T>(work: () => Promise<T>, waits?: () => void) => Promise<T>;

/** What a card says beyond what its file does. */
export type Described = Omit<Card, "format" | "id" | "bytes" | "sha256" | "manifest">;

export class Library {
  readonly #files: Files;
  readonly #alone: Alone;

  constructor(files: Files, alone: Alone) {
    this.#files = files;
    this.#alone = alone;
  }

  /** Every model that is whole, the first added first. */
  async list(): Promise<Card[]> {
    const names = (await this.#files.names()).filter((name) => name.endsWith(CARD));
    const read = await Promise.all(
      names.map(async (name) => {
        const file = await this.#files.open(name);
        if (!file) return null; // removed meanwhile, by another tab
        const card = readCard(await file.text());
        if (!card)
          console.warn(`${name} in this page's own files is no card that can be read; its model is not listed`);
        return card;
      }),
    );
    return read.filter((card) => card !== null).sort((a, b) => a.added.localeCompare(b.added));
  }

  /** Null where there is no such model. */
  async card(id: string): Promise<Card | null> {
    const file = await this.#files.open(cardOf(id));
    return file && readCard(await file.text());
  }

  /** What a worker loads, as it lies there: its hashes are the card's, if it is whole. Null where there is no such model. */
  async open(id: string): Promise<{ readonly card: Card; readonly manifest: string; readonly network: Blob } | null> {
    const card = await this.card(id);
    if (!card) return null;
    const [manifest, network] = await Promise.all([this.#files.open(manifestOf(id)), this.#files.open(networkOf(id))]);
    return manifest && network && { card, manifest: await manifest.text(), network };
  }

  /** Clears away what was cancelled or removed, once nobody writes. */
  tidy(): Promise<void> {
    return this.#alone(() => this.#clear());
  }

  /** Clears away what a tab that was closed left half written. What was removed can still come back. */
  async sweep(): Promise<void> {
    if ((await this.#unfinished()).length === 0) return;
    await this.#alone(async () => {
      for (const name of await this.#unfinished()) await this.#files.remove(name);
    });
  }

  /**
   * Nobody else writes while `work` does; what it has written and not kept is gone afterwards.
   * @param waits told where another tab writes
   */
  add<T>(work: (incoming: Incoming) => Promise<T>, waits?: () => void): Promise<T> {
    const added = async () => {
      await this.#clear();
      try {
        return await work(new Incoming(this.#files));
      } finally {
        // Where this fails, too, what is told is why `work` did: whoever writes next does it.
        await this.#clear().catch((error: unknown) => console.warn("what was left was not cleared away", error));
      }
    };
    return this.#alone(added, waits);
  }

  /** @throws where there is no such model */
  rename(id: string, title: string): Promise<Card> {
    return this.#alone(async () => {
      const card = await this.card(id);
      if (!card) throw new Error(`no model ${id} in the library`);
      const renamed = { ...card, title };
      await replace(this.#files, cardOf(id), JSON.stringify(renamed));
      return renamed;
    });
  }

  /** It is no longer listed; its bytes go with whoever tidies next. @throws where there is no such model */
  remove(id: string): Promise<void> {
    return this.#alone(() => this.#files.move(cardOf(id), removedOf(id)));
  }

  /** @returns false where it has been cleared away meanwhile */
  restore(id: string): Promise<boolean> {
    return this.#alone(async () => {
      if (!(await this.#files.open(removedOf(id)))) return false;
      await this.#files.move(removedOf(id), cardOf(id));
      return true;
    });
  }

  async #unfinished(): Promise<string[]> {
    const names = await this.#files.names();
    const known = [CARD, REMOVED].map((end) => idsBy(end, names));
    return names.filter((name) => known.every((ids) => !ids.has(name.split(".")[0]!)));
  }

  /** What nobody finished: half of a file, files whose card never came, and what was removed. */
  async #clear(): Promise<void> {
    const names = await this.#files.names();
    const whole = idsBy(CARD, names);
    const isOver = (name: string) => !whole.has(name.split(".")[0]!) || name.endsWith(REMOVED);
    for (const name of names) if (isOver(name)) await this.#files.remove(name);
  }
}

/** Of the models that have a file which is called so. */
const idsBy = (end: string, names: readonly string[]): ReadonlySet<string> =>
  new Set(names.filter((name) => name.endsWith(end)).map((name) => name.slice(0, -end.length)));

/** A model on its way in. */
export class Incoming {
  readonly #files: Files;
  readonly #part = `${PART}${randomName()}`;

  constructor(files: Files) {
    this.#files = files;
  }

  /** Writes the network under a name that nobody looks for. */
  async write(chunks: AsyncIterable<Uint8Array> | Iterable<Uint8Array>): Promise<Written> {
    const sink = await this.#files.create(this.#part);
    const hash = new Sha256();
    let bytes = 0;
    try {
      for await (const chunk of chunks) {
        await sink.write(chunk);
        hash.update(chunk);
        bytes += chunk.length;
      }
    } finally {
      await sink.close();
    }
    return { bytes, sha256: hash.hex(), network: (await this.#files.open(this.#part))! };
  }

  /** What was written becomes a model of the library; one of the same bytes is replaced. */
  async keep(
    { bytes, sha256: hash }: Pick<Written, "bytes" | "sha256">,
    manifest: string,
    described: Described,
  ): Promise<Card> {
    const id = ownId(hash);
    const promised = await sha256(new TextEncoder().encode(manifest));
    const card: Card = { format: 1, id, ...described, bytes, sha256: hash, manifest: promised };
    await this.#files.move(this.#part, networkOf(id));
    await replace(this.#files, manifestOf(id), manifest);
    await replace(this.#files, cardOf(id), JSON.stringify(card));
    return card;
  }
}

export interface Written {
  readonly bytes: number;
  readonly sha256: string;
  readonly network: Blob;
}

/** The whole new text or the whole old one, whenever the tab is closed. */
async function replace(files: Files, name: string, text: string): Promise<void> {
  const part = `${PART}${randomName()}`;
  const sink = await files.create(part);
  try {
    await sink.write(new TextEncoder().encode(text));
  } finally {
    await sink.close();
  }
  await files.move(part, name);
}
