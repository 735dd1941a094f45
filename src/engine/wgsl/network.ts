/**
 * The network while passes make it faster: the graph's ops, and ours, each of which is several of the graph's at once
 * and says which. So whatever passes did can be undone and held against the interpreter.
 */
import {
  activation,
  add,
  affine,
  concat,
  conv,
  groupNorm,
  matmul,
  mul,
  softmax,
  transpose,
  upsample,
} from "../../graph/build.ts";
import { type Graph, inOrder, type Node, type Op, type Padding, type Shape, type Weight } from "../../graph/graph.ts";
import { rewrite } from "../../graph/passes/rewrite.ts";

/** Sum of convolutions, each of its own input. */
export interface Convolution {
  readonly kind: "convolution";
  /** One for each of the first inputs. */
  readonly segments: readonly Segment[];
  readonly bias: Weight | null;
  // What comes after the segments' inputs is added: [O, H, W], or [O, 1, 1] for every pixel.
}

export interface Segment {
  /** [O, C, kh, kw] */
  readonly weight: Weight;
  readonly stride: number;
  readonly padding: Padding;
  /** Every pixel of the input counts four times. */
  readonly upsampled: boolean;
}

/** Group norm over inputs that stand beside each other, and what follows it. */
export interface Norm {
  readonly kind: "norm";
  readonly groups: number;
  readonly eps: number;
  readonly weight: Weight;
  readonly bias: Weight;
  /** How many inputs stand beside each other. */
  readonly parts: number;
  /** Two inputs more, scale and shift [C, 1, 1]: y·(1 + scale) + shift. */
  readonly scaled: boolean;
  readonly silu: boolean;
}

/** softmax(scale · q·kᵀ)·v. Inputs q [heads, N, d], k [heads, M, d], v [heads, M, e]; out comes [heads, N, e]. */
export interface Attention {
  readonly kind: "attention";
  readonly scale: number;
}

export type OwnOp = Op | Convolution | Norm | Attention;

export interface Piece {
  readonly op: OwnOp;
  readonly inputs: readonly Piece[];
  readonly shape: Shape;
}

export interface Network {
  readonly picture: Shape;
  readonly classes: number;
  readonly output: Piece;
}

export type Pass = (network: Network) => Network;

export const piece = (op: OwnOp, inputs: readonly Piece[], shape: Shape): Piece => ({ op, inputs, shape });

/** As `rewrite` (graph/passes), of our pieces. */
export const rewritten = (network: Network, change: (now: Piece, before: Piece) => Piece): Network =>
  rewrite<Piece, Network>(network, change);

/** How many times each piece is asked for; the output once more, by whoever runs the network. */
export function uses(network: Network): ReadonlyMap<Piece, number> {
  const counts = new Map<Piece, number>([[network.output, 1]]);
  for (const { inputs } of inOrder<Piece>(network)) {
    for (const input of inputs) counts.set(input, (counts.get(input) ?? 0) + 1);
  }
  return counts;
}

/** The same network in the graph's own ops. */
export function plainly(network: Network): Graph {
  const made = new Map<Piece, Node>();
  for (const each of inOrder<Piece>(network)) {
    made.set(
      each,
      plain(
        each,
        each.inputs.map((input) => made.get(input)!),
      ),
    );
  }
  return { ...network, output: made.get(network.output)! };
}

function plain({ op, shape }: Piece, inputs: readonly Node[]): Node {
  switch (op.kind) {
    case "convolution": {
      const sums = op.segments.map(({ weight, upsampled, ...how }, i) => {
        const x = upsampled ? upsample(inputs[i]!) : inputs[i]!;
        return conv(x, weight, i === 0 ? op.bias : null, how);
      });
      return [...sums, ...inputs.slice(sums.length)].reduce(add);
    }
    case "norm": {
      const parts = inputs.slice(0, op.parts);
      const x = parts.length === 1 ? parts[0]! : concat(parts, 0);
      const y = groupNorm(x, op.groups, op.eps, op.weight, op.bias);
      const [scale, shift] = inputs.slice(op.parts) as [Node, Node];
      const z = op.scaled ? add(mul(y, affine(scale, 1, 1)), shift) : y;
      return op.silu ? activation(z, "silu") : z;
    }
    case "attention": {
      const [q, k, v] = inputs as [Node, Node, Node];
      return matmul(softmax(affine(matmul(q, transpose(k, [0, 2, 1])), op.scale), 2), v);
    }
    default:
      return { op, inputs, shape };
  }
}
