/**
 * The browser's own files of this page (the origin private file system): on this computer, seen by no other page, and
 * too large for the caches that a visit's downloads go to.
 */
import { answering, inTime } from "./answering.ts";
import { type Files, type Sink, StorageProblem } from "./files.ts";

/** Models that are whole, a picture of each, and files on their way from elsewhere. */
type Folder = "models" | "pictures" | "downloads";

/** Every call has a deadline. @throws StorageProblem where the browser has none, or will not give it (a private window). */
export async function opfs(folder: Folder = "models"): Promise<Files> {
  if (!globalThis.navigator?.storage?.getDirectory || !navigator.locks) {
    throw new StorageProblem(
      "no-storage",
      "no navigator.storage.getDirectory: an old browser, or a page without https",
    );
  }
  try {
    const all = await inTime(navigator.storage.getDirectory());
    return answering(filesIn(await inTime(all.getDirectoryHandle(folder, { create: true }))));
  } catch (error) {
    if (error instanceof StorageProblem) throw error;
    throw new StorageProblem("no-storage", String(error));
  }
}

/** In every engine, but not yet in TypeScript's library. */
type Movable = FileSystemFileHandle & { move(name: string): Promise<void> };

function filesIn(folder: FileSystemDirectoryHandle): Files {
  return {
    names: async () => {
      const names: string[] = [];
      for await (const name of folder.keys()) names.push(name);
      return names;
    },
    open: (name) => folder.getFileHandle(name).then((handle) => handle.getFile(), missing),
    // A name takes room, too.
    create: (name, from = 0) =>
      folder
        .getFileHandle(name, { create: true })
        .then((handle) => sinkOf(handle, from))
        .catch(full),
    move: async (from, to) => ((await folder.getFileHandle(from)) as Movable).move(to).catch(full),
    remove: async (name) => void (await folder.removeEntry(name).catch(missing)),
  };
}

function missing(error: unknown): null {
  if (error instanceof DOMException && error.name === "NotFoundError") return null;
  throw error;
}

/** In a worker by a handle that writes in place, in the page by a stream: only the one is fast, only the other is there. */
async function sinkOf(handle: FileSystemFileHandle, from: number): Promise<Sink> {
  if ("createSyncAccessHandle" in handle) {
    const file = await handle.createSyncAccessHandle();
    file.truncate(from);
    let at = from;
    return {
      write: async (bytes) => {
        // A disk that is full takes a part of it, or throws.
        const written = saying(() => file.write(bytes as Uint8Array<ArrayBuffer>, { at }));
        at += written;
        if (written < bytes.length) throw new StorageProblem("storage-full", `${written} of ${bytes.length} bytes`);
      },
      close: async () => {
        // Left open it would be locked, and could not be cleared away.
        try {
          saying(() => file.flush());
        } finally {
          file.close();
        }
      },
    };
  }
  const stream = await (handle as FileSystemFileHandle).createWritable({ keepExistingData: true });
  await stream.truncate(from);
  await stream.seek(from);
  return {
    write: (bytes) => stream.write(bytes as Uint8Array<ArrayBuffer>).catch(full),
    close: () => stream.close().catch(full),
  };
}

function saying<T>(write: () => T): T {
  try {
    return write();
  } catch (error) {
    return full(error);
  }
}

function full(error: unknown): never {
  if (error instanceof DOMException && error.name === "QuotaExceededError") {
    throw new StorageProblem("storage-full", error.message);
  }
  throw error;
}
