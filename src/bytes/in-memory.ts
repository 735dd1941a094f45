/**
 * A file whose bytes are here, read as any other. Browsers keep what a Blob holds in another process: to put it there, and take
 * it back piece by piece, costs a network of 143 MB a second or more.
 */
export class InMemory extends Blob {
  readonly #bytes: Uint8Array;
  override readonly size: number;

  constructor(bytes: Uint8Array) {
    super();
    this.#bytes = bytes;
    this.size = bytes.length;
  }

  override slice(start?: number, end?: number): InMemory {
    return new InMemory(this.#bytes.subarray(start, end));
  }

  override async arrayBuffer(): Promise<ArrayBuffer> {
    return new Uint8Array(this.#bytes).buffer;
  }
}
