/** A matrix's bias that was added afterwards, as ONNX has it, is its bias. */
import { type Pass, type Piece, piece, rewritten, uses } from "../network.ts";

export const biases: Pass = (network) => {
  const counts = uses(network);
  const only = (x: Piece): boolean => counts.get(x) === 1 && (x.op.kind !== "reshape" || only(x.inputs[0]!));
  return rewritten(network, (x, was) => {
    if (x.op.kind !== "add") return x;
    const [a, b] = x.inputs as [Piece, Piece];
    const [wasA, wasB] = was.inputs as [Piece, Piece];
    return (only(wasA) ? withBias(a, b, x.shape) : null) ?? (only(wasB) ? withBias(b, a, x.shape) : null) ?? x;
  });
};

function withBias(matrix: Piece, bias: Piece, shape: readonly number[]): Piece | null {
  const width = shape.at(-1)!;
  if (bias.op.kind !== "constant" || bias.shape.join() !== String(width)) return null;
  if (matrix.shape.join() !== shape.join()) return null;
  if (matrix.op.kind === "linear" && !matrix.op.bias) {
    return piece({ ...matrix.op, bias: bias.op.weight }, matrix.inputs, shape);
  }
  const [inner] = matrix.inputs;
  if (matrix.op.kind !== "reshape" || inner!.shape.at(-1) !== width) return null;
  const within = withBias(inner!, bias, inner!.shape);
  return within && piece(matrix.op, [within], shape);
}
