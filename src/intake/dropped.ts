/** The files of a drop by their paths, those in folders included. */

/** More files than any model has: somebody dropped their whole disk. */
const MOST = 2000;

/** @param entries as they were while the drop event was handled @throws RangeError where there are too many */
export async function filesOf(entries: readonly FileSystemEntry[]): Promise<Map<string, File>> {
  const found = new Map<string, File>();
  const waiting = [...entries];
  for (let entry = waiting.shift(); entry; entry = waiting.shift()) {
    if (entry.isDirectory) waiting.push(...(await childrenOf(entry as FileSystemDirectoryEntry)));
    else found.set(entry.fullPath.replace(/^\//, ""), await fileOf(entry as FileSystemFileEntry));
    if (found.size + waiting.length > MOST) throw new RangeError(`more than ${MOST} files`);
  }
  return found;
}

const fileOf = (entry: FileSystemFileEntry) => new Promise<File>((resolve, reject) => entry.file(resolve, reject));

/** A directory gives its entries in portions, the last of which is empty. */
async function childrenOf(folder: FileSystemDirectoryEntry): Promise<FileSystemEntry[]> {
  const reader = folder.createReader();
  const all: FileSystemEntry[] = [];
  for (;;) {
    const some = await new Promise<FileSystemEntry[]>((resolve, reject) => reader.readEntries(resolve, reject));
    if (some.length === 0) return all;
    all.push(...some);
  }
}
