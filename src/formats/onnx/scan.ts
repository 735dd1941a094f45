/** A protocol-buffers message that is too large to read whole: where its fields lie in the file. */
import { refusal } from "../refusal.ts";

export interface Place {
  readonly field: number;
  readonly isNumber: boolean;
  /** A varint's value; 0 for anything else. */
  readonly integer: number;
  /** The field's bytes; empty for a varint. */
  readonly start: number;
  readonly end: number;
}

/** Read at once: keys and lengths lie close together, or far apart with a tensor between them. */
const WINDOW = 1 << 16;

export class Scanner {
  readonly #file: Blob;
  #bytes = new Uint8Array(0);
  #from = 0;

  constructor(file: Blob) {
    this.#file = file;
  }

  /** @throws Refusal where a length leads beyond `end` */
  async *fields(start: number, end: number): AsyncGenerator<Place> {
    let at = start;
    while (at < end) {
      const head = await this.#varint(at, end);
      const [field, wire] = [Math.floor(head.value / 8), head.value % 8];
      at = head.next;
      if (wire === 0) {
        const { value, next } = await this.#varint(at, end);
        yield { field, isNumber: true, integer: value, start: at, end: at };
        at = next;
        continue;
      }
      let length = wire === 1 ? 8 : 4;
      if (wire === 2) {
        const { value, next } = await this.#varint(at, end);
        [length, at] = [value, next];
      } else if (wire !== 1 && wire !== 5) throw refusal("byte.wire", { at });
      if (!(length <= end - at)) throw refusal("byte.announced", { at, length, left: end - at });
      yield { field, isNumber: false, integer: 0, start: at, end: at + length };
      at += length;
    }
  }

  /** @throws Refusal where there are more than `most` */
  async read({ start, end }: Pick<Place, "start" | "end">, most: number): Promise<Uint8Array> {
    if (end - start > most) throw refusal("byte.long", { at: start, length: end - start, most });
    if (start >= this.#from && end <= this.#from + this.#bytes.length) {
      return this.#bytes.slice(start - this.#from, end - this.#from);
    }
    return new Uint8Array(await this.#file.slice(start, end).arrayBuffer());
  }

  async #varint(at: number, end: number): Promise<{ value: number; next: number }> {
    if (at < this.#from || at + 10 > this.#from + this.#bytes.length) {
      this.#bytes = new Uint8Array(await this.#file.slice(at, at + WINDOW).arrayBuffer());
      this.#from = at;
    }
    let value = 0;
    for (let i = 0; i < 10 && at + i < end; i++) {
      const byte = this.#bytes[at + i - this.#from];
      if (byte === undefined) break;
      value += (byte & 127) * 2 ** (7 * i);
      if (byte < 128) return { value, next: at + i + 1 };
    }
    throw refusal("byte.cut", { at });
  }
}
