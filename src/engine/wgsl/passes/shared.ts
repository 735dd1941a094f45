/** What is computed twice from the same things is computed once. */
import { isWeight, type Weight } from "../../../graph/graph.ts";
import { type Pass, type Piece, rewritten } from "../network.ts";

export const shared: Pass = (network) => {
  const numbers = new Map<Piece | Weight, number>();
  const number = (x: Piece | Weight) => {
    const found = numbers.get(x) ?? numbers.size;
    numbers.set(x, found);
    return found;
  };
  const known = new Map<string, Piece>();
  return rewritten(network, (x) => {
    const op = JSON.stringify(x.op, (_, value) => (isWeight(value) ? number(value) : value));
    const key = [op, x.shape, x.inputs.map(number)].join(";");
    const found = known.get(key) ?? x;
    known.set(key, found);
    return found;
  });
};
