/** Whether dropped files are a model, by their names and their first bytes: which of them, a worker finds out. */

const NAMES = /\.(safetensors|pt|pth|ckpt|bin|pkl|onnx|zip)$|(^|\/)(model_index|manifest)\.json$/i;
/** What torch.save and pickle write whatever the file is called, and the header of safetensors. */
const isTorch = (head: Uint8Array) => head[0] === 0x80 && head[1] !== undefined && head[1] >= 2 && head[1] <= 5;
const isSafetensors = (head: Uint8Array) => head[7] === 0 && head[8] === 0x7b && head[9] === 0x22;

/** As many files as are looked into. */
const MOST = 50;

export async function isModel(files: ReadonlyMap<string, Blob>): Promise<boolean> {
  if ([...files.keys()].some((name) => NAMES.test(name))) return true;
  for (const file of [...files.values()].slice(0, MOST)) {
    // A file can be gone, or forbidden: whoever takes it says so.
    const head = new Uint8Array(
      await file
        .slice(0, 16)
        .arrayBuffer()
        .catch(() => new ArrayBuffer()),
    );
    if (isTorch(head) || isSafetensors(head)) return true;
  }
  return false;
}
