/** Of a network that is run as it is: what comes out, and how many classes it knows, as far as the file says. */
import { refusal } from "../refusal.ts";
import type { OnnxInput, OnnxModel } from "./model.ts";
import type { Roles } from "./roles.ts";

export interface Output {
  readonly name: string;
  /** Channels of a picture, or twice as many. */
  readonly channels: number;
}

/** @throws Refusal where it can't be told which of them it is */
export function outputIn({ outputs }: Pick<OnnxModel, "outputs">, { last, size: [channels] }: Roles): Output {
  const channelsOf = ({ shape }: OnnxInput) => shape?.[last ? 3 : 1] ?? channels;
  const fits = outputs.filter(
    (each) => (each.shape === null || each.shape.length === 4) && [channels, 2 * channels].includes(channelsOf(each)),
  );
  const [found] = fits;
  if (!found || fits.length > 1) {
    const given = outputs.map(({ name, shape }) => `${name} [${shape?.map((size) => size ?? "?").join(", ") ?? "?"}]`);
    throw refusal("onnx.outputs", { count: fits.length, channels, twice: 2 * channels, outputs: given.join(", ") });
  }
  return { name: found.name, channels: channelsOf(found) };
}

/** Rows of the table that the class is looked up in. @throws Refusal where there is none */
export function classRows({ nodes, tensors }: Pick<OnnxModel, "nodes" | "tensors">, { classes }: Roles): number {
  if (!classes) return 0;
  const names = new Set([classes.name]);
  for (const { kind, inputs, outputs } of nodes) {
    if (!inputs.some((name) => names.has(name))) continue;
    const table = kind === "Gather" && names.has(inputs[1] ?? "") ? tensors.get(inputs[0]!) : undefined;
    if (table) return table.shape[0]!;
    for (const name of outputs) names.add(name);
  }
  throw refusal("onnx.classes");
}
