/** Where a model's files come from: beside the page, or out of the library of a person's own. */
import { sha256 } from "../bytes/sha256.ts";
import { idIn } from "../library/address.ts";
import { alone } from "../library/alone.ts";
import { StorageProblem } from "../library/files.ts";
import { Library } from "../library/library.ts";
import { opfs } from "../library/opfs.ts";
import { type FetchedFile, fetchFile, type PromisedFile } from "../models/blobs.ts";
import { open as openUrl } from "../models/download.ts";
import { Fault } from "../models/fault.ts";

export interface Source {
  /** manifest.json */
  readonly manifest: string;
  /** A file that the manifest names, once its sha256 is the one it promises. */
  read(
    file: PromisedFile & { readonly name: string },
    onBytes: (loaded: number, total: number) => void,
  ): Promise<FetchedFile>;
}

interface Asked {
  readonly signal: AbortSignal;
  /** Told when a server sends nothing, and is asked again. */
  readonly onSilent: () => void;
}

/** @throws Fault; the signal's reason when aborted */
export async function openSource(address: string, asked: Asked): Promise<Source> {
  const own = idIn(address);
  return own === null ? besideThePage(address, asked) : ownModel(own);
}

async function besideThePage(address: string, asked: Asked): Promise<Source> {
  return {
    manifest: await (await openUrl(address, asked)).text(),
    read: (file, onBytes) =>
      fetchFile(new URL(file.name, address).href, file, {
        ...asked,
        onBytes,
        onNotKept: (why) => console.warn(`${file.name} is not kept and will be downloaded again next time: ${why}`),
      }),
  };
}

async function ownModel(id: string): Promise<Source> {
  const found = await inLibrary((library) => library.open(id));
  if (!found) throw new Fault("own-missing", id);
  const { manifest = null } = found.card;
  const described = await sha256(new TextEncoder().encode(found.manifest));
  // A schedule with a bit flipped would make other pictures without a word.
  if (manifest !== null && described !== manifest) {
    throw new Fault("own-damaged", `${id}: sha256 of its manifest ${described}, expected ${manifest}`);
  }
  return {
    manifest: found.manifest,
    read: async (file, onBytes) => {
      const data = new Uint8Array(await found.network.arrayBuffer());
      onBytes(data.length, data.length);
      const hash = await sha256(data);
      if (hash !== file.sha256) throw new Fault("own-damaged", `${id}: sha256 ${hash}, expected ${file.sha256}`);
      return { data, fromCache: true };
    },
  };
}

/** @throws Fault, also where the browser's storage is why */
async function inLibrary<T>(work: (library: Library) => Promise<T>): Promise<T> {
  try {
    return await work(new Library(await opfs(), alone));
  } catch (error) {
    if (!(error instanceof StorageProblem)) throw error;
    throw new Fault(error.code === "storage-silent" ? "own-silent" : "own-missing", error.message);
  }
}
