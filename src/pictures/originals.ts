/**
 * What pictures were cut from, for when the page is loaded again: without it they could be cropped no
 * more, nor be cut for another model. The files are in the browser's own cache, on this computer; which
 * picture was cut from which of them, and where, the tab remembers as it does the settings (app/session.ts).
 */
import { keepsUnasked } from "../app/keeping.ts";
import { say } from "../app/notices.ts";
import { getState, useStore } from "../app/store.ts";
import { crc32 } from "../bytes/checksum.ts";
import { isPicture, sniff } from "../bytes/picture-file.ts";
import { randomName } from "../bytes/random-name.ts";
import { storageSilent, within } from "../bytes/within.ts";
import type { InputPicture } from "../scene/picture.ts";
import { inputsOf } from "../scene/places.ts";
import type { Crop } from "./crop.ts";
import { decode } from "./decode.ts";
import { allPictures } from "./everywhere.ts";
import { canvasOf } from "./look.ts";
import { keepSource, type Original, type Source, sourceOf } from "./sources.ts";
import { words } from "./words.ts";

export const ORIGINALS_CACHE = "backstep-originals";
const KEY = "backstep.originals";
/** The heaviest file that is kept as it is; a telephone's photograph has 2 to 12 MB. Of others there is a copy. */
const MOST_BYTES = 24e6;
/** The longer side of such a copy: finer than any model sees a face in a crowd. */
const COPY_SIDE = 4096;
/** All rooms of a tab hold 18 at once: of a few tabs all are there, of their undo the newest. */
const MOST_FILES = 100;
const MOST_OF_ALL = 400e6;
/** A tab that was closed longer ago does not come back, and a person's photographs are not left lying about. */
const DAY_MS = 24 * 3600 * 1000;
/** For all that is asked of the storage at once: pictures wait for it that are to be cut for another model. */
const ANSWER_MS = 10_000;

interface Ticket {
  /** The picture, told by what is in it. */
  readonly of: string;
  readonly address: string;
  readonly name: string;
  readonly crop: Crop;
  /** Of the picture that the crop is of: what was kept may be smaller. */
  readonly width: number;
}

export class Originals {
  readonly #addresses = new WeakMap<ImageBitmap, string>();
  readonly #answerMs: number;

  constructor(answerMs = ANSWER_MS) {
    this.#answerMs = answerMs;
  }

  /** Gives the pictures that the tab brought back what they were cut from, as far as that is still here. @throws where storage is silent. */
  async restore(): Promise<void> {
    const tickets = readTickets();
    if (tickets.length === 0) return;
    const opened = await within(this.#answerMs, this.#opened(tickets), storageSilent);
    const of = new Map(tickets.map((ticket) => [ticket.of, ticket]));
    for (const picture of allPictures(getState().scenes)) {
      const ticket = of.get(toldBy(picture));
      const original = ticket && opened.get(ticket.address);
      if (!original || sourceOf(picture)) continue;
      const crop = scaled(ticket.crop, original.bitmap.width / ticket.width);
      keepSource(picture, { ...original, name: ticket.name, crop });
    }
  }

  /** From now on originals are kept as their pictures come in. Returns the way out. */
  follow(): () => void {
    const over = new AbortController();
    const seen = new WeakSet<ImageBitmap>();
    const look = () => {
      for (const picture of Object.values(getState().scenes).flatMap(({ present }) => inputsOf(present))) {
        const source = sourceOf(picture);
        if (!source || seen.has(source.bitmap)) continue;
        seen.add(source.bitmap);
        if (!this.#addresses.has(source.bitmap) && keepsUnasked()) void this.#keep(source);
      }
    };
    const leave = useStore.subscribe(({ scenes }, before) => {
      if (scenes !== before.scenes) look();
    });
    look();
    addEventListener("pagehide", () => this.#writeTickets(), { signal: over.signal });
    return () => {
      over.abort();
      leave();
    };
  }

  async #opened(tickets: readonly Ticket[]): Promise<ReadonlyMap<string, Omit<Original, "name"> | null>> {
    const cache = await caches.open(ORIGINALS_CACHE);
    await prune(cache);
    const addresses = [...new Set(tickets.map(({ address }) => address))];
    return new Map(
      await Promise.all(addresses.map(async (address) => [address, await this.#open(cache, address)] as const)),
    );
  }

  async #keep(source: Source): Promise<void> {
    try {
      const file = await fileOf(source);
      if (file.size > MOST_BYTES) throw new RangeError(`${file.size} bytes, at most ${MOST_BYTES} are kept`);
      // Nothing serves these addresses: the cache wants some, and they say how old each file is, and how large.
      const address = new URL(`/.originals/${Date.now()}-${file.size}-${randomName()}`, location.href).href;
      await within(this.#answerMs, put(address, file), storageSilent);
      this.#addresses.set(source.bitmap, address);
    } catch (error) {
      console.info(`“${source.name}” is not kept`, error);
      say({ key: "unkept", tone: "info", text: () => words.say("picture.unkept", { name: source.name }) });
    }
  }

  async #open(cache: Cache, address: string): Promise<Omit<Original, "name"> | null> {
    const kept = await cache.match(address);
    if (!kept) return null;
    const file = await kept.blob();
    const bytes = new Uint8Array(await file.arrayBuffer());
    const found = sniff(bytes);
    const made = await decode(bytes, isPicture(found) ? found : null);
    if (!made) return null;
    this.#addresses.set(made.bitmap, address);
    return { bitmap: made.bitmap, file };
  }

  #writeTickets(): void {
    const tickets = allPictures(getState().scenes).flatMap((picture): Ticket[] => {
      const source = sourceOf(picture);
      const address = source && this.#addresses.get(source.bitmap);
      if (!address) return [];
      const { name, crop, bitmap } = source;
      return [{ of: toldBy(picture), address, name, crop, width: bitmap.width }];
    });
    try {
      sessionStorage.setItem(KEY, JSON.stringify(tickets));
    } catch {
      // Storage is off or full: then the settings did not survive either (app/session.ts).
    }
  }
}

function readTickets(): readonly Ticket[] {
  try {
    const kept: unknown = JSON.parse(sessionStorage.getItem(KEY) ?? "[]");
    return Array.isArray(kept) ? kept.filter(isTicket) : [];
  } catch {
    return [];
  }
}

function isTicket(value: Partial<Ticket> | null): value is Ticket {
  const { of, address, name, crop, width } = value ?? {};
  const numbers = [crop?.x, crop?.y, crop?.width, crop?.height, width];
  return [of, address, name].every((text) => typeof text === "string") && numbers.every(Number.isFinite);
}

/** Enough to tell a few pictures of one tab apart. */
const toldBy = ({ width, height, channels, pixels }: InputPicture) => `${width}×${height}/${channels}/${crc32(pixels)}`;

async function put(address: string, file: Blob): Promise<void> {
  const cache = await caches.open(ORIGINALS_CACHE);
  await cache.put(address, new Response(file));
  await prune(cache);
}

async function prune(cache: Cache): Promise<void> {
  const keys = await cache.keys();
  const told = keys.map((request) => {
    const [, made = 0, bytes = 0] = /\/(\d+)-(\d+)-[^/]*$/.exec(request.url)?.map(Number) ?? [];
    return { request, made, bytes };
  });
  let all = 0;
  const old = told
    .sort((a, b) => b.made - a.made)
    .filter(({ made, bytes }, i) => {
      all += bytes;
      return i >= MOST_FILES || all > MOST_OF_ALL || Date.now() - made > DAY_MS;
    });
  await Promise.all(old.map(({ request }) => cache.delete(request)));
}

/** What is kept of a picture: its file; of one that was drawn, or is too heavy, what any crop can be cut from as well. */
async function fileOf({ file, bitmap }: Source): Promise<Blob> {
  if (file && file.size <= MOST_BYTES) return file;
  const { width, height } = bitmap;
  const by = file ? Math.min(1, COPY_SIDE / Math.max(width, height)) : 1;
  const [across, down] = [width, height].map((side) => Math.max(1, Math.round(side * by))) as [number, number];
  const context = canvasOf(across, down);
  context.imageSmoothingQuality = "high";
  context.drawImage(bitmap, 0, 0, across, down);
  return context.canvas.convertToBlob(file ? { type: "image/jpeg", quality: 0.95 } : { type: "image/png" });
}

const scaled = ({ x, y, width, height }: Crop, by: number): Crop => ({
  x: x * by,
  y: y * by,
  width: width * by,
  height: height * by,
});
