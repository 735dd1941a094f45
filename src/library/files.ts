/** What the library asks of a storage: flat files, written once from front to back, read by slices. */

export interface Sink {
  write(bytes: Uint8Array): Promise<void>;
  /** Only after this is the file whole. */
  close(): Promise<void>;
}

export interface Files {
  names(): Promise<string[]>;
  /** Null where there is none of that name. Its bytes are read when they are asked for. */
  open(name: string): Promise<Blob | null>;
  /** @throws StorageProblem */
  create(name: string): Promise<Sink>;
  /** Whatever had the new name is gone. */
  move(from: string, to: string): Promise<void>;
  /** Well where there is none. */
  remove(name: string): Promise<void>;
}

/** Why nothing can be kept; the page has words for each. */
export type StorageCode = "no-storage" | "storage-full";

export class StorageProblem extends Error {
  override readonly name = "StorageProblem";
  readonly code: StorageCode;

  constructor(code: StorageCode, message: string) {
    super(message);
    this.code = code;
  }
}
