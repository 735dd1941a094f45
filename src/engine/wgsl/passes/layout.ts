/** Reshapes and transposes that undo each other go, and those in a row become one: what is left is seen by later passes. */
import { type Pass, type Piece, piece, rewritten } from "../network.ts";

const same = (a: readonly number[], b: readonly number[]) => a.join() === b.join();

export const layout: Pass = (network) => rewritten(network, simplified);

function simplified(x: Piece): Piece {
  const { op, shape } = x;
  const [from] = x.inputs;
  if (op.kind === "reshape") {
    if (same(shape, from!.shape)) return from!;
    if (from!.op.kind === "reshape") return simplified(piece(op, from!.inputs, shape));
    // Moving only axes of length 1 leaves the values where they are.
    if (from!.op.kind === "transpose" && isReshape(from!)) return simplified(piece(op, from!.inputs, shape));
  }
  if (op.kind === "transpose") {
    if (op.order.every((axis, i) => axis === i)) return from!;
    if (from!.op.kind === "transpose") {
      const { order } = from!.op;
      return simplified(piece({ kind: "transpose", order: op.order.map((axis) => order[axis]!) }, from!.inputs, shape));
    }
    if (isReshape(x)) return simplified(piece({ kind: "reshape" }, x.inputs, shape));
    if (shape.includes(1)) return simplified(piece({ kind: "reshape" }, [squeezed(op.order, from!)], shape));
  }
  // A batch of one, as ONNX has it.
  if (op.kind === "concat" && op.axis > 0 && shape[0] === 1) {
    const bare = ({ shape: [, ...rest] }: Piece) => rest;
    const parts = x.inputs.map((part) => simplified(piece({ kind: "reshape" }, [part], bare(part))));
    return piece({ kind: "reshape" }, [simplified(piece({ ...op, axis: op.axis - 1 }, parts, bare(x)))], shape);
  }
  return x;
}

/** The transpose of what is left without the axes of length 1. */
function squeezed(order: readonly number[], x: Piece): Piece {
  const long = [...x.shape.keys()].filter((axis) => x.shape[axis]! > 1);
  const without = simplified(
    piece(
      { kind: "reshape" },
      [x],
      long.map((axis) => x.shape[axis]!),
    ),
  );
  const left = order.filter((axis) => x.shape[axis]! > 1).map((axis) => long.indexOf(axis));
  const shape = left.map((axis) => without.shape[axis]!);
  return simplified(piece({ kind: "transpose", order: left }, [without], shape));
}

/** Whether a transpose leaves every value where it was. */
function isReshape({ op, inputs: [x] }: Piece): boolean {
  if (op.kind !== "transpose") return false;
  const long = op.order.filter((axis) => x!.shape[axis]! > 1);
  return long.every((axis, i) => i === 0 || axis > long[i - 1]!);
}
