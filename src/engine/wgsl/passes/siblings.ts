/** Matrices of one input become one matrix: q, k and v, and what every block makes of the time. */
import { inOrder } from "../../../graph/graph.ts";
import { type Convolution, type Pass, type Piece, piece, rewritten } from "../network.ts";
import { stacked, zeros } from "./weights.ts";

export const siblings: Pass = (network) => {
  const families = new Map<Piece, Piece[]>();
  for (const each of inOrder<Piece>(network)) {
    if (!isMatrix(each)) continue;
    const input = each.inputs[0]!;
    families.set(input, [...(families.get(input) ?? []), each]);
  }
  const merged = new Map<Piece, { family: readonly Piece[]; from: number }>();
  for (const family of families.values()) {
    if (family.length < 2) continue;
    let from = 0;
    for (const each of family) {
      merged.set(each, { family, from });
      from += each.shape[0]!;
    }
  }
  const made = new Map<readonly Piece[], Piece>();
  return rewritten(network, (now, before) => {
    const found = merged.get(before);
    if (!found) return now;
    const { family, from } = found;
    const whole = made.get(family) ?? one(family, now.inputs[0]!);
    made.set(family, whole);
    const op = { kind: "slice", axis: 0, start: from, end: from + before.shape[0]! } as const;
    return piece(op, [whole], before.shape);
  });
};

/** A 1 × 1 convolution over rows, as products.ts makes them, before anything was added to it. */
function isMatrix({ op, inputs }: Piece): boolean {
  if (op.kind !== "convolution" || op.segments.length > 1 || inputs.length > 1) return false;
  const [{ weight, stride }] = op.segments as [Convolution["segments"][number]];
  return weight.shape[2] === 1 && weight.shape[3] === 1 && stride === 1 && inputs[0]!.shape[1] === 1;
}

function one(family: readonly Piece[], input: Piece): Piece {
  const ops = family.map(({ op }) => op as Convolution);
  const [{ segments }] = ops as [Convolution];
  const weight = stacked(ops.map(({ segments: [segment] }) => segment!.weight));
  const bias = ops.some(({ bias }) => bias)
    ? stacked(ops.map(({ bias }, i) => bias ?? zeros(family[i]!.shape[0]!)))
    : null;
  const shape = [weight.shape[0]!, ...family[0]!.shape.slice(1)];
  return piece({ kind: "convolution", segments: [{ ...segments[0]!, weight }], bias }, [input], shape);
}
