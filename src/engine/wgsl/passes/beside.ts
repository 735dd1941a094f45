/** What stands beside each other is put together a few at a time: a stage has only so many buffers. */
import { type Pass, type Piece, piece, rewritten } from "../network.ts";

/** Storage buffers of a stage that every adapter has, less the result and the index of the rows. */
const MOST = 6;

export const beside: Pass = (network) => rewritten(network, few);

function few(x: Piece): Piece {
  const { op, inputs } = x;
  if (op.kind !== "concat" || inputs.length <= MOST) return x;
  const { axis } = op;
  const groups: Piece[] = [];
  for (let from = 0; from < inputs.length; from += MOST) {
    const parts = inputs.slice(from, from + MOST);
    const length = parts.reduce((sum, { shape }) => sum + shape[axis]!, 0);
    groups.push(parts.length === 1 ? parts[0]! : piece(op, parts, x.shape.with(axis, length)));
  }
  return few(piece(op, groups, x.shape));
}
