/** Group norm takes in what its input was put together from, what scales it by the time, and SiLU. */
import { type Norm, type Pass, type Piece, piece, rewritten, uses } from "../network.ts";

type Normed = Piece & { readonly op: Norm };
const isNorm = (x: Piece): x is Normed => x.op.kind === "norm";

/** More parts than this would not leave room for the other buffers of a stage. */
const MOST_PARTS = 3;

export const norms: Pass = (network) => {
  const counts = uses(network);
  const only = (x: Piece | undefined) => x !== undefined && counts.get(x) === 1;
  return rewritten(network, (x, was) => {
    if (x.op.kind === "groupNorm") return normed(x);
    const [a, b] = x.inputs;
    const [wasA, wasB] = was.inputs;
    if (x.op.kind === "activation" && x.op.of === "silu" && only(wasA) && isNorm(a!) && !a.op.silu) {
      return piece({ ...a.op, silu: true }, a.inputs, x.shape);
    }
    if (x.op.kind === "add") return scaled(x, a!, b!, only(wasA)) ?? scaled(x, b!, a!, only(wasB)) ?? x;
    return x;
  });
};

function normed({ op, inputs: [x], shape }: Piece): Piece {
  if (op.kind !== "groupNorm") throw new TypeError(op.kind);
  const { groups, eps, weight, bias } = op;
  const parts = x!.op.kind === "concat" && x!.op.axis === 0 && x!.inputs.length <= MOST_PARTS ? x!.inputs : [x!];
  const norm: Norm = { kind: "norm", groups, eps, weight, bias, parts: parts.length, scaled: false, silu: false };
  return piece(norm, parts, shape);
}

/** norm·(1 + scale) + shift, however it is spelled. */
function scaled(sum: Piece, product: Piece, shift: Piece, only: boolean): Piece | null {
  if (product.op.kind !== "mul" || !only || !perChannel(shift, sum)) return null;
  for (const [y, factor] of [product.inputs, product.inputs.toReversed()] as [Piece, Piece][]) {
    const is = isNorm(y) && !y.op.silu && !y.op.scaled && perChannel(factor, sum);
    const { op } = factor;
    if (is && op.kind === "affine" && op.scale === 1 && op.shift === 1) {
      return piece({ ...y.op, scaled: true }, [...y.inputs, factor.inputs[0]!, shift], sum.shape);
    }
  }
  return null;
}

const perChannel = ({ shape }: Piece, { shape: of }: Piece): boolean =>
  shape.length === of.length && shape[0] === of[0] && shape.slice(1).every((size) => size === 1);
