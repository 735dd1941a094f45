/** softmax(scale·q·kᵀ)·v in any order of its axes becomes one op, whose scores are never written down. */
import { type Pass, type Piece, piece, rewritten } from "../network.ts";
import { reshaped, turned } from "./products.ts";

export const attention: Pass = (network) =>
  rewritten(network, (x) => (x.op.kind === "matmul" ? (attended(x) ?? x) : x));

function attended({ inputs: [a, b], shape }: Piece): Piece | null {
  const [rank, flip] = [shape.length, flipOf(shape.length)];
  // weights · v, or (v · weightsᵀ), which is (weights · vᵀ)ᵀ.
  const straight = weightsOf(a!);
  if (straight) return out(straight, b!, shape);
  const over = flippedIn(b!);
  const turnedOver = over && weightsOf(over);
  if (!turnedOver) return null;
  const found = out(turnedOver, turned(a!, flip), shape.toSpliced(rank - 2, 2, shape.at(-1)!, shape.at(-2)!));
  return turned(found, flip);
}

const flipOf = (rank: number) => [...Array(rank - 2).keys(), rank - 1, rank - 2];

/** What a piece is with its last two axes turned over; where there is one head alone, its axis may have been left out. */
function flippedIn({ op, inputs, shape }: Piece): Piece | null {
  const [x] = inputs;
  if (op.kind === "transpose" && op.order.join() === flipOf(shape.length).join()) return x!;
  if (op.kind !== "reshape" || x!.op.kind !== "transpose" || x!.op.order.join() !== "1,0") return null;
  if (x!.shape.join() !== shape.slice(-2).join()) return null;
  const [inner] = x!.inputs;
  const whole = inner!.op.kind === "reshape" ? inner!.inputs[0]! : inner!;
  return whole.shape.join() ===
    flipOf(shape.length)
      .map((axis) => shape[axis])
      .join()
    ? whole
    : null;
}

interface Weights {
  readonly q: Piece;
  readonly k: Piece;
  readonly scale: number;
}

function weightsOf(weights: Piece): Weights | null {
  const x = matricesOf(weights);
  if (x.op.kind !== "softmax" || x.op.axis !== x.shape.length - 1) return null;
  const scores = unscaled(x.inputs[0]!);
  const product = matricesOf(scores.x);
  if (product.op.kind !== "matmul") return null;
  const [q, k] = product.inputs.map(unscaled) as [Scaled, Scaled];
  return { q: q.x, k: turned(k.x, flipOf(k.x.shape.length)), scale: scores.scale * q.scale * k.scale };
}

/** The same matrices one after another: exports count the axes in front of them as they like. */
function matricesOf(x: Piece): Piece {
  const [inner] = x.inputs;
  const same = x.op.kind === "reshape" && inner!.shape.slice(-2).join() === x.shape.slice(-2).join();
  return same ? matricesOf(inner!) : x;
}

interface Scaled {
  readonly x: Piece;
  readonly scale: number;
}

/** What is multiplied by one number, through what only moves it. */
function unscaled(x: Piece): Scaled {
  const { op } = x;
  if (op.kind === "affine" && op.shift === 0) {
    const inner = unscaled(x.inputs[0]!);
    return { x: inner.x, scale: inner.scale * op.scale };
  }
  if (op.kind !== "transpose" && op.kind !== "reshape") return { x, scale: 1 };
  const inner = unscaled(x.inputs[0]!);
  return inner.scale === 1 ? { x, scale: 1 } : { x: { ...x, inputs: [inner.x] }, scale: inner.scale };
}

function out({ q, k, scale }: Weights, v: Piece, shape: readonly number[]): Piece {
  const inHeads = (x: Piece) => reshaped(x, [x.shape.slice(0, -2).reduce((a, b) => a * b, 1), ...x.shape.slice(-2)]);
  const [ours, keys, values] = [q, k, v].map(inHeads) as [Piece, Piece, Piece];
  const op = { kind: "attention", scale } as const;
  return reshaped(piece(op, [ours, keys, values], [ours.shape[0]!, ours.shape[1]!, values.shape[2]!]), shape);
}
