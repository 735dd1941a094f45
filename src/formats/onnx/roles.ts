/** Which input is which, by what it is and what is done with it: names differ from program to program. */
import { refusal } from "../refusal.ts";
import type { OnnxInput, OnnxModel, OnnxNode } from "./model.ts";

export interface Roles {
  readonly picture: OnnxInput;
  /** [C, H, W] with what the file leaves open as null. */
  readonly size: readonly [channels: number, height: number | null, width: number | null];
  /** Channels last, as TensorFlow has them. */
  readonly last: boolean;
  readonly time: OnnxInput;
  readonly classes: OnnxInput | null;
}

const described = ({ name, shape }: OnnxInput) => `${name} [${shape?.map((size) => size ?? "?").join(", ") ?? "?"}]`;

/** @throws Refusal that names what has no role here */
export function rolesOf({ inputs, nodes, tensors }: OnnxModel): Roles {
  const pictures = inputs.filter(({ shape, type }) => shape?.length === 4 && [1, 10, 11].includes(type));
  const [picture] = pictures;
  if (!picture) {
    throw inputs.length > 0
      ? refusal("onnx.noPicture", { inputs: inputs.map(described).join(", ") })
      : refusal("onnx.noInputs");
  }
  if (pictures.length > 1) {
    throw refusal("onnx.pictures", { inputs: pictures.map(described).join(", ") });
  }
  const small = inputs.filter((input) => input !== picture);
  const odd = small.find(({ shape }) => shape?.some((size) => size !== null && size > 1));
  if (odd) throw refusal("onnx.odd", { input: described(odd) });
  if (small.length === 0) throw refusal("onnx.noTime");
  const classes = small.length > 1 ? small.find((input) => isClass(input, nodes, tensors)) : undefined;
  const times = small.filter((input) => input !== classes);
  if (times.length !== 1) {
    throw refusal("onnx.times", { inputs: times.map(described).join(", ") });
  }
  const [, a, b, c] = picture.shape as [unknown, number | null, number | null, number | null];
  const last = !isChannels(a) && isChannels(c);
  const channels = last ? c : a;
  if (channels === null) throw refusal("onnx.channels", { input: described(picture) });
  return { picture, size: last ? [channels, a, b] : [channels, b, c], last, time: times[0]!, classes: classes ?? null };
}

const isChannels = (size: number | null): boolean => size !== null && size <= 8;

/** What its name says; else an index into a table of weights, which no time reaches before a sine. */
function isClass({ name }: OnnxInput, nodes: readonly OnnxNode[], tensors: OnnxModel["tensors"]): boolean {
  if (/class|label|^y$|cond/i.test(name)) return true;
  if (/^t$|time|step|noise|sigma/i.test(name)) return false;
  let names = new Set([name]);
  for (let depth = 0; depth < 4 && names.size > 0; depth++) {
    const users = nodes.filter(({ inputs }) => inputs.some((each) => names.has(each)));
    if (users.some(({ kind, inputs }) => kind === "Gather" && tensors.has(inputs[0]!))) return true;
    names = new Set(users.flatMap(({ outputs }) => outputs));
  }
  return false;
}
