/** Every matrix becomes a convolution of 1 × 1: rows of it are pixels. One kernel, and one set of fusions, for both. */
import type { Weight } from "../../../graph/graph.ts";
import { shaped } from "../../../graph/weights.ts";
import { type Convolution, type Pass, type Piece, piece, rewritten } from "../network.ts";

const NOWHERE = [0, 0, 0, 0] as const;

export const reshaped = (x: Piece, shape: readonly number[]): Piece => piece({ kind: "reshape" }, [x], shape);
export const turned = (x: Piece, order: readonly number[]): Piece =>
  piece(
    { kind: "transpose", order },
    [x],
    order.map((axis) => x.shape[axis]!),
  );

export const products: Pass = (network) =>
  rewritten(network, (x) => {
    if (x.op.kind === "linear") return product(x.inputs[0]!, x.op.weight, x.op.bias, x.shape);
    if (x.op.kind !== "conv") return x;
    const { weight, bias, stride, padding } = x.op;
    const op: Convolution = { kind: "convolution", segments: [{ weight, stride, padding, upsampled: false }], bias };
    return piece(op, x.inputs, x.shape);
  });

/** @param x [.., K] as [K, 1, rows] and back */
function product(x: Piece, weight: Weight, bias: Weight | null, shape: readonly number[]): Piece {
  const [outputs, k] = weight.shape as [number, number];
  const rows = x.shape.slice(0, -1).reduce((product, size) => product * size, 1);
  const filters = shaped(weight, [outputs, k, 1, 1]);
  const op: Convolution = {
    kind: "convolution",
    segments: [{ weight: filters, stride: 1, padding: NOWHERE, upsampled: false }],
    bias,
  };
  const pixels = reshaped(turned(reshaped(x, [rows, k]), [1, 0]), [k, 1, rows]);
  const out = piece(op, [pixels], [outputs, 1, rows]);
  return reshaped(turned(reshaped(out, [outputs, rows]), [1, 0]), shape);
}
