/** A model as this page saves it: manifest.json with its .onnx beside it, in a folder or in a zip. */
import { refusal, wordsIn } from "../formats/refusal.ts";
import { contents, zipRecords } from "../formats/torch/zip.ts";
import { type Manifest, ManifestFault, networkFile, parseManifest } from "../models/manifest.ts";
import type { Candidate } from "./candidate.ts";
import type { Fact } from "./protocol.ts";
import { isSealed, sealOf } from "./seal.ts";

const MANIFEST = /(^|\/)manifest\.json$/;
const MOST_MANIFEST = 100e6;

/** Null where the files are something else. @throws Refusal */
export async function ours(files: ReadonlyMap<string, Blob>): Promise<Candidate | null> {
  const unpacked = await unpackedOf(files);
  const [path, file] = [...unpacked].find(([name]) => MANIFEST.test(name)) ?? [];
  if (!path || !file) return null;
  if (file.size > MOST_MANIFEST) throw refusal("manifest.long", { bytes: file.size });
  const manifest = read(await file.text());
  const wanted = networkFile(manifest);
  const network = unpacked.get(path.replace(MANIFEST, `$1${wanted.name}`));
  if (!network) throw refusal("manifest.beside", { name: wanted.name });
  if (network.size !== wanted.bytes) {
    throw refusal("manifest.bytes", { name: wanted.name, size: network.size, bytes: wanted.bytes });
  }
  const { title, licence, provenance, tensors, image, diffusion, classes, needsClass, traits, known } = manifest;
  const seal = sealOf(manifest);
  const sealed = await isSealed(network, seal);
  return {
    describe: async () => ({ title, family: "Backstep", from: path, facts: factsOf(manifest), examination: null }),
    examine: null,
    make: async () => ({
      draft: {
        licence,
        provenance,
        tensors,
        image,
        diffusion,
        classes,
        ...(needsClass && { needsClass }),
        ...(traits && { traits }),
      },
      chunks: chunksOf(sealed ? network : new Blob([network, seal])),
      bytes: network.size,
      known,
    }),
  };
}

/** A zip of a model is what is in it. One of torch's own holds no manifest and stays a file. */
async function unpackedOf(files: ReadonlyMap<string, Blob>): Promise<ReadonlyMap<string, Blob>> {
  const [[name, file] = []] = files;
  if (files.size !== 1 || !name || !file || !/\.zip$/i.test(name)) return files;
  const records = await zipRecords(file);
  if (![...records.keys()].some((entry) => MANIFEST.test(entry))) return files;
  const found = [...records].map(async ([entry, record]) => {
    const { start, length } = await contents(file, record);
    return [entry, file.slice(start, start + length)] as const;
  });
  return new Map(await Promise.all(found));
}

function read(text: string): Manifest {
  try {
    return parseManifest(text);
  } catch (error) {
    throw error instanceof ManifestFault ? refusal("manifest.fault", { detail: wordsIn(error) }) : error;
  }
}

export function factsOf({ image, diffusion }: Pick<Manifest, "image" | "diffusion">): Fact[] {
  const { width, height, channels } = image;
  const values = {
    size: `${width} × ${height}`,
    channels: String(channels),
    T: String(diffusion.T),
    schedule: diffusion.schedule.kind,
    prediction: diffusion.prediction,
    variance: diffusion.variance,
  };
  return Object.entries(values).map(([name, value]) => ({
    name,
    value,
    how: "read",
    from: "manifest.json",
    instead: null,
  }));
}

const CHUNK = 2 ** 20;

/** A file from front to back, never all of it at once. */
export async function* chunksOf(file: Blob): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < file.size; at += CHUNK) yield new Uint8Array(await file.slice(at, at + CHUNK).arrayBuffer());
}
