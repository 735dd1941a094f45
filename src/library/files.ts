/** What the library asks of a storage: flat files, written from front to back, read by slices. */

export interface Sink {
  write(bytes: Uint8Array): Promise<void>;
  /** Only after this is the file whole. */
  close(): Promise<void>;
}

export interface Files {
  names(): Promise<string[]>;
  /** Null where there is none of that name. Its bytes are read when they are asked for. */
  open(name: string): Promise<Blob | null>;
  /** @param from so many bytes of what is there stay; what follows them is written anew @throws StorageProblem */
  create(name: string, from?: number): Promise<Sink>;
  /** Whatever had the new name is gone. */
  move(from: string, to: string): Promise<void>;
  /** Well where there is none. */
  remove(name: string): Promise<void>;
}

export async function removeAll(files: Files): Promise<void> {
  for (const name of await files.names()) await files.remove(name);
}

/** Why nothing can be kept; the page has words for each. */
export type StorageCode = "no-storage" | "storage-full" | "storage-silent" | "storage-busy";

export class StorageProblem extends Error {
  override readonly name = "StorageProblem";
  readonly code: StorageCode;

  constructor(code: StorageCode, message: string) {
    super(message);
    this.code = code;
  }
}
