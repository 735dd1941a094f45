/** A storage for tests: as the browser's, in memory. */
import type { Files } from "../files.ts";

export interface MemoryFiles extends Files {
  readonly all: Map<string, Uint8Array<ArrayBuffer>>;
}

/** @param full throws where a write would exceed the storage */
export function memoryFiles(full: (bytes: number) => void = () => {}): MemoryFiles {
  const all = new Map<string, Uint8Array<ArrayBuffer>>();
  const at = (name: string) => {
    const found = all.get(name);
    if (!found) throw new DOMException(`no ${name}`, "NotFoundError");
    return found;
  };
  return {
    all,
    names: async () => [...all.keys()],
    open: async (name) => (all.has(name) ? new Blob([at(name)]) : null),
    create: async (name, from = 0) => {
      all.set(name, (all.get(name) ?? new Uint8Array()).slice(0, from));
      return {
        write: async (bytes) => {
          const before = at(name);
          full(before.length + bytes.length);
          const more = new Uint8Array(before.length + bytes.length);
          more.set(before);
          more.set(bytes, before.length);
          all.set(name, more);
        },
        close: async () => {},
      };
    },
    move: async (from, to) => {
      all.set(to, at(from));
      all.delete(from);
    },
    remove: async (name) => void all.delete(name),
  };
}
