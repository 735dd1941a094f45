/** Which files of a repository make a network: its weights, and the small ones beside it that say what it is. */

/** A file that can be fetched. */
export interface Remote {
  readonly path: string;
  readonly url: string;
  /** Null where the server does not say. */
  readonly bytes: number | null;
  /** Null where nobody has promised one. */
  readonly sha256: string | null;
}

export interface Choice {
  /** The file of the weights, or the first of several parts. */
  readonly weights: string;
  /** For whoever wants just this one. */
  readonly address: string;
  readonly files: readonly Remote[];
}

const WEIGHTS = /\.(safetensors|bin|pt|pth|ckpt|pkl|onnx)$/i;
/** Saved beside the weights, and none: what an optimizer needs to go on, another framework's form. */
const NO_WEIGHTS = /(^|\/)(optimizer|scheduler|random_states|scaler|training_args|rng_state)[^/]*\.\w+$/i;
const PART = /-0*(\d+)-of-\d+\./;
const NOTE = /\.(json|ya?ml)$/i;
const MOST_NOTE = 1_000_000;

const folderOf = (path: string) => path.slice(0, path.lastIndexOf("/") + 1);
const nameOf = (path: string) => path.slice(folderOf(path).length);

/** The networks there are, the likeliest first. @param part a file or a folder that a person has named, or nothing */
export function choicesIn(files: readonly Remote[], part: string): Omit<Choice, "address">[] {
  const inside = ({ path }: Remote) => part === "" || path === part || path.startsWith(`${part}/`);
  return files
    .filter(({ path }) => WEIGHTS.test(path) && !NO_WEIGHTS.test(path))
    .filter((file) => inside(file) && (PART.exec(file.path)?.[1] ?? "1") === "1")
    .sort((a, b) => rank(a.path) - rank(b.path) || a.path.localeCompare(b.path, "en"))
    .map((weights) => ({ weights: weights.path, files: [...partsOf(weights, files), ...notesOf(weights, files)] }));
}

/** Lower is likelier: diffusers' own name, the network of a pipeline, whole numbers, a format without code. */
function rank(path: string): number {
  const name = nameOf(path);
  const kinds = [
    !/^diffusion_pytorch_model\b/.test(name),
    !/^(unet\/)?[^/]*$/.test(path),
    /\.(fp16|bf16|non_ema)\./.test(name),
    !/\.safetensors$/.test(name),
    !/\.onnx$/.test(name),
  ];
  return kinds.reduce((sum, worse, i) => sum + (worse ? 2 ** (kinds.length - i) : 0), 0);
}

/** All parts of one that is sharded, and what an ONNX file keeps its weights in. */
function partsOf({ path }: Remote, files: readonly Remote[]): Remote[] {
  const stem = path.replace(PART, "#");
  const beside = (other: string) =>
    /\.onnx$/i.test(path) &&
    folderOf(other) === folderOf(path) &&
    (other === `${path}_data` || other === `${path}.data` || nameOf(other) === "weights.pb");
  return files.filter((file) => file.path === path || file.path.replace(PART, "#") === stem || beside(file.path));
}

/** In the same folder, the scheduler's beside that, and what says that it is a pipeline. */
function notesOf({ path }: Remote, files: readonly Remote[]): Remote[] {
  const folder = folderOf(path);
  const above = folderOf(folder.slice(0, -1));
  return files.filter(({ path: other, bytes }) => {
    if (!NOTE.test(other) || (bytes ?? 0) > MOST_NOTE) return false;
    const at = folderOf(other);
    if (/\.index\.json$/.test(other)) return at === folder && PART.test(path) && sameStem(other, path);
    return at === folder || at === `${above}scheduler/` || other === `${above}model_index.json`;
  });
}

/** diffusion_pytorch_model.safetensors.index.json belongs to diffusion_pytorch_model-00001-of-00003.safetensors. */
const sameStem = (index: string, part: string) =>
  nameOf(index).startsWith(`${nameOf(part).replace(/-0*\d+-of-.*/, "")}.`);
