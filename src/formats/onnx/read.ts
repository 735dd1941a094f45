/** An ONNX file to a graph: every node in its order, with one picture in the batch. */
import type { PictureSize } from "../../bytes/picture-shape.ts";
import { classIndex, picture, ShapeError, timestep, transpose } from "../../graph/build.ts";
import { elements, type Graph, inOrder } from "../../graph/graph.ts";
import { ONES, putTogether, ZEROS } from "../../graph/passes/spelled-out.ts";
import { refusal, wordsIn } from "../refusal.ts";
import { Call, type Reader, UnknownOp } from "./call.ts";
import type { OnnxModel, OnnxNode } from "./model.ts";
import { LAYOUT } from "./ops/layout.ts";
import { NETWORK } from "./ops/network.ts";
import { POINTWISE } from "./ops/pointwise.ts";
import { type Roles, rolesOf } from "./roles.ts";
import { isInteger, isTensor, type OnnxTensor } from "./tensor.ts";
import { bare, type Constant, constantOf, isConstant, known, made, SMALL, under, type Value, whole } from "./value.ts";

const READERS: Readonly<Record<string, Reader>> = { ...LAYOUT, ...NETWORK, ...POINTWISE };

/** Ops that the graph has no place for, each once; of a loop or a choice those in it, where it is for them. */
export function unknownOps({ nodes }: Pick<OnnxModel, "nodes">): string[] {
  const names = nodes.flatMap((node) => {
    if (readerOf(node)) return [];
    const inner = unknownOps({ nodes: node.inner });
    return inner.length > 0 ? inner : [node.domain ? `${node.domain}.${node.kind}` : node.kind];
  });
  return [...new Set(names)];
}

const readerOf = ({ kind, domain }: OnnxNode): Reader | undefined =>
  domain === "" && Object.hasOwn(READERS, kind) ? READERS[kind] : undefined;

/**
 * @param size width and height, where the file leaves them open
 * @throws UnknownOp, Refusal
 */
export async function graphOf(model: OnnxModel, size: PictureSize | null): Promise<Graph> {
  const unknown = unknownOps(model);
  if (unknown.length > 0) throw new UnknownOp(unknown);
  const roles = rolesOf(model);
  try {
    return putTogether(await walked(model, roles, size));
  } catch (error) {
    if (error instanceof ShapeError) throw refusal("onnx.shapes", { detail: wordsIn(error) });
    throw error;
  }
}

async function walked(model: OnnxModel, roles: Roles, asked: PictureSize | null): Promise<Graph> {
  const { last, size, time, classes } = roles;
  const [height, width] = [size[1] ?? asked?.height, size[2] ?? asked?.width];
  if (!height || !width) throw refusal("onnx.size", { name: roles.picture.name });
  const shape = [size[0], height, width];
  const x = picture(shape);
  const values = new Map<string, Value>([
    [roles.picture.name, last ? made(transpose(x, [1, 2, 0]), [1, height, width, size[0]]) : made(x, [1, ...shape])],
    [
      time.name,
      made(
        timestep(),
        (time.shape ?? []).map(() => 1),
      ),
    ],
    ...(classes
      ? [
          [
            classes.name,
            made(
              classIndex(),
              (classes.shape ?? []).map(() => 1),
            ),
          ] as const,
        ]
      : []),
  ]);
  for (const [name, tensor] of model.tensors) values.set(name, await constantIn(tensor));
  for (const node of model.nodes) await read(node, model, values);
  const output = outputOf(model, roles, values, shape);
  return { picture: shape, classes: classes ? classesIn(output) : 0, output };
}

async function read(node: OnnxNode, { opset }: OnnxModel, values: Map<string, Value>): Promise<void> {
  const inputs = node.inputs.map((name) => {
    if (name === "") return null;
    const found = values.get(name);
    if (!found) throw refusal("onnx.order", { op: node.kind, name });
    return found;
  });
  const value = node.attributes.get("value");
  // A tensor in a node is read before its op, which has no time to wait.
  const extra = node.kind === "ConstantOfShape" && isTensor(value) ? [await constantIn(value)] : [];
  const result = readerOf(node)!(new Call(node, [...inputs, ...extra], opset));
  const results = Array.isArray(result) ? (result as readonly Value[]) : [result as Value];
  for (const [i, name] of node.outputs.entries()) {
    const found = results[i];
    if (found) values.set(name, isConstant(found) ? await ready(found) : found);
  }
}

/** Small values are there at once: they say how. */
const constantIn = (tensor: OnnxTensor): Promise<Constant> => ready(constantOf(tensor, isInteger(tensor)));

async function ready(constant: Constant): Promise<Constant> {
  if (constant.values || elements(constant.shape) > SMALL) return constant;
  const values = await constant.weight.read();
  const plain = values.length > 0 && values.every((value) => value === values[0]);
  const name = plain && values[0] === 1 ? ONES : plain && values[0] === 0 ? ZEROS : constant.weight.name;
  return known(constant.shape, [...values], constant.integer, name);
}

function outputOf(
  model: OnnxModel,
  { last, size: [channels] }: Roles,
  values: Map<string, Value>,
  [, height, width]: readonly number[],
) {
  const fits = model.outputs.flatMap(({ name }) => {
    const value = values.get(name);
    if (value?.shape.length !== 4 || value.shape[0] !== 1) return [];
    const shape = last ? [value.shape[3]!, value.shape[1]!, value.shape[2]!] : bare(value.shape);
    const right = [channels, 2 * channels].includes(shape[0]!) && shape[1] === height && shape[2] === width;
    return right ? [{ value, shape }] : [];
  });
  const [found] = fits;
  if (!found || fits.length > 1) {
    const given = model.outputs.map(({ name }) => `${name} [${values.get(name)?.shape.join(", ") ?? "?"}]`).join(", ");
    throw refusal("onnx.outputs", { count: fits.length, channels, twice: 2 * channels, outputs: given });
  }
  return under(last ? transpose(whole(found.value), [0, 3, 1, 2]) : whole(found.value), found.shape);
}

/** Rows of the table that the class is looked up in. */
function classesIn(output: Graph["output"]): number {
  const follows = new Set<Graph["output"]>();
  for (const node of inOrder({ output })) {
    const { op, inputs } = node;
    if ((op.kind === "input" && op.of === "class") || inputs.some((input) => follows.has(input))) follows.add(node);
    if (op.kind === "row" && follows.has(node)) return op.table.shape[0]!;
  }
  throw refusal("onnx.classes");
}
