/** Whether dropped files are a model, by their names and their first bytes: which of them, a worker finds out. */

const NAMES = /\.(safetensors|pt|pth|ckpt|bin|pkl|onnx|zip)$|(^|\/)(model_index|manifest)\.json$/i;
/** Enough to tell those kinds, and pictures. */
const HEAD = 64;
/** What torch.save and pickle write whatever the file is called, and the header of safetensors. */
const isTorch = (head: Uint8Array) => head[0] === 0x80 && head[1] !== undefined && head[1] >= 2 && head[1] <= 5;
const isSafetensors = (head: Uint8Array) => head[7] === 0 && head[8] === 0x7b && head[9] === 0x22;

/** As many files as are looked into. */
const MOST = 50;

/** @param isPicture tells one by its first bytes: it is none of a model, whatever its name */
export async function isModel(
  files: ReadonlyMap<string, Blob>,
  isPicture: (head: Uint8Array) => boolean,
): Promise<boolean> {
  for (const [name, file] of files) if (NAMES.test(name) && !isPicture(await headOf(file))) return true;
  for (const file of [...files.values()].slice(0, MOST)) {
    const head = await headOf(file);
    if (isTorch(head) || isSafetensors(head)) return true;
  }
  return false;
}

async function headOf(file: Blob): Promise<Uint8Array> {
  // A file can be gone, or forbidden: whoever takes it says so.
  return new Uint8Array(
    await file
      .slice(0, HEAD)
      .arrayBuffer()
      .catch(() => new ArrayBuffer()),
  );
}
