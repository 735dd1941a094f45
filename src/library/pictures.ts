/** A picture that each model made here, for the list of models: by the sha256 of its network, whosever model it is. */
import { type Files, removeAll } from "./files.ts";

const nameOf = (sha256: string) => `${sha256.slice(0, 16)}.png`;

export class ModelPictures {
  readonly #files: Files;

  constructor(files: Files) {
    this.#files = files;
  }

  /** Null where it has made none. */
  get(sha256: string): Promise<Blob | null> {
    return this.#files.open(nameOf(sha256));
  }

  /** In the place of the one before. */
  async put(sha256: string, png: Uint8Array): Promise<void> {
    const sink = await this.#files.create(nameOf(sha256));
    try {
      await sink.write(png);
    } finally {
      await sink.close();
    }
  }

  remove(sha256: string): Promise<void> {
    return this.#files.remove(nameOf(sha256));
  }

  clear(): Promise<void> {
    return removeAll(this.#files);
  }
}
