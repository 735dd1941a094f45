/**
 * What is done around a convolution is done in it: what its input was put together from is more to sum over, an enlarged
 * input is read where it was small, and what is added afterwards, a shortcut's convolution too, is added before its
 * result is written.
 */
import type { Weight } from "../../../graph/graph.ts";
import { type Convolution, type Network, type Pass, type Piece, piece, rewritten, uses } from "../network.ts";
import { reshaped } from "./products.ts";
import { columns, sumOf } from "./weights.ts";

/** Storage buffers of a stage that every adapter has, less the result, the filters, the bias and the index of the rows. */
const MOST_INPUTS = 4;

const isConvolution = (x: Piece): x is Piece & { readonly op: Convolution } => x.op.kind === "convolution";

export const inputs: Pass = (network) =>
  rewritten(network, (x) => {
    if (!isConvolution(x)) return x;
    const split = x.op.segments.map((segment, i) => apart(segment, x.inputs[i]!));
    if (split.flat().length > MOST_INPUTS) return x;
    const segments = split.flatMap((parts) => parts.map(({ segment }) => segment));
    const from = split.flatMap((parts) => parts.map(({ input }) => input));
    return piece({ ...x.op, segments }, [...from, ...x.inputs.slice(x.op.segments.length)], x.shape);
  });

type Part = { readonly segment: Convolution["segments"][number]; readonly input: Piece };

function apart(segment: Part["segment"], input: Piece): Part[] {
  const [kh, kw] = segment.weight.shape.slice(2);
  const around =
    segment.padding.every((side) => side === 1) && segment.stride === 1 && kh === 3 && kw === 3 && !segment.upsampled;
  if (input.op.kind === "upsample" && around) {
    return apart({ ...segment, upsampled: true }, input.inputs[0]!);
  }
  if (input.op.kind !== "concat" || input.op.axis !== 0) return [{ segment, input }];
  let from = 0;
  return input.inputs.map((part) => {
    const to = from + part.shape[0]!;
    const weight = columns(segment.weight, from, to);
    from = to;
    return { segment: { ...segment, weight }, input: part };
  });
}

export const epilogue: Pass = (network) => {
  let [before, now] = [network, added(network)];
  // A sum of sums: each round takes in one more.
  while (now !== before) [before, now] = [now, added(now)];
  return now;
};

function added(network: Network): Network {
  const counts = uses(network);
  let changed = false;
  const now = rewritten(network, (x, was) => {
    if (x.op.kind !== "add") return x;
    for (const [i, j] of [
      [0, 1],
      [1, 0],
    ] as const) {
      const only = (one: Piece | undefined) => one !== undefined && counts.get(one) === 1;
      const took = taken(x, x.inputs[i]!, x.inputs[j]!, only(was.inputs[i]), only(was.inputs[j]), counts);
      if (took) {
        changed = true;
        return took;
      }
    }
    return x;
  });
  return changed ? now : network;
}

/** a + b as a convolution, where `a` is one that nobody else asks for, maybe under another shape. */
function taken(
  sum: Piece,
  a: Piece,
  b: Piece,
  onlyA: boolean,
  onlyB: boolean,
  counts: ReadonlyMap<Piece, number>,
): Piece | null {
  if (!onlyA || a.shape.join() !== sum.shape.join()) return null;
  if (a.op.kind === "reshape") {
    const [inner] = a.inputs as [Piece];
    if (!isConvolution(inner) || counts.get(inner) !== 1 || b.shape.join() !== sum.shape.join()) return null;
    const within = taken(inner, inner, reshaped(b, inner.shape), true, false, counts);
    return within && reshaped(within, sum.shape);
  }
  if (!isConvolution(a)) return null;
  const own = a.op.segments.length;
  if (isConvolution(b) && onlyB && a.inputs.length + b.inputs.length <= MOST_INPUTS) {
    const more = b.op.segments.length;
    const op: Convolution = {
      kind: "convolution",
      segments: [...a.op.segments, ...b.op.segments],
      bias: both(a.op.bias, b.op.bias),
    };
    if (!op.segments.some(({ upsampled }) => upsampled)) {
      const from = [...a.inputs.slice(0, own), ...b.inputs.slice(0, more)];
      return piece(op, [...from, ...a.inputs.slice(own), ...b.inputs.slice(more)], sum.shape);
    }
  }
  const [channels, ...pixels] = sum.shape;
  const perChannel = b.shape[0] === channels && b.shape.length === 3 && b.shape.slice(1).every((size) => size === 1);
  const fits = b.shape.join() === sum.shape.join() || (perChannel && pixels.length === 2);
  if (!fits || a.inputs.length >= MOST_INPUTS) return null;
  return piece(a.op, [...a.inputs, b], sum.shape);
}

const both = (a: Weight | null, b: Weight | null): Weight | null => (a && b ? sumOf(a, b) : (a ?? b));
