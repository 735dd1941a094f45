/**
 * What depends on the time and the class alone. It is computed once for each distinct pair of them and not at every
 * step: up to the first matrix on the processor, in float64 (WGSL promises sin and cos only within [−π, π], and only to
 * 2⁻¹¹), from there on the GPU.
 */
import { inOrder } from "../../../graph/graph.ts";
import type { Network, Piece } from "../network.ts";

export interface Timely {
  /** Whatever follows from t and the class. */
  readonly all: ReadonlySet<Piece>;
  /** Of that, what comes before any matrix. */
  readonly tables: ReadonlySet<Piece>;
}

const MATRICES = new Set(["convolution", "matmul", "norm", "attention"]);

export function timelyOf(network: Network): Timely {
  const all = new Set<Piece>();
  const tables = new Set<Piece>();
  for (const each of inOrder<Piece>(network)) {
    const { op, inputs } = each;
    const given = op.kind === "input" && (op.of === "t" || op.of === "class");
    const follows = inputs.some((input) => all.has(input)) && inputs.every((input) => all.has(input) || isFixed(input));
    if (!given && !follows) continue;
    all.add(each);
    if (given || (!MATRICES.has(op.kind) && inputs.every((i) => tables.has(i) || isFixed(i)))) tables.add(each);
  }
  return { all, tables };
}

const isFixed = ({ op }: Piece): boolean => op.kind === "constant";
