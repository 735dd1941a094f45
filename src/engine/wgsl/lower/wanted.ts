/**
 * Where the output wants what the last layer makes: found from the output back through the reshapes and transposes behind
 * that layer, which then have nothing to move. Four pixels that a layer makes as four channels are written as those pixels.
 */
import { elements, type Shape } from "../../../graph/graph.ts";
import type { Convolution, Network, Piece } from "../network.ts";
import type { Tensor } from "./view.ts";

/** A map [O, H, W] that is written value by value, in places that one stride an axis may not tell. */
export interface Wanted {
  readonly tensor: Tensor;
  readonly shape: Shape;
  /** What each of its axes is made of, the outermost first. */
  readonly axes: readonly (readonly Stretch[])[];
}

interface Stretch {
  readonly size: number;
  /** From one to the next, in values. */
  readonly stride: number;
}

export interface Last {
  /** Whose values the output is. */
  readonly by: Piece;
  /** What only counts them otherwise: nobody has to do anything for it. */
  readonly behind: ReadonlySet<Piece>;
  /** Where `by` can write the output itself, or null: then its values have to be copied there, in their order. */
  readonly written: { readonly op: Convolution; readonly out: Wanted } | null;
}

/** @param rows what depends on the time alone, once for all pictures: it has no picture's place to write to */
export function lastOf({ output }: Network, rows: ReadonlySet<Piece>): Last {
  const tensor: Tensor = { floats: elements(output.shape), place: { kind: "m" } };
  const dense = output.shape.map((size, axis) => [{ size, stride: elements(output.shape.slice(axis + 1)) }]);
  let axes: readonly (readonly Stretch[])[] | null = dense;
  const behind = new Set<Piece>();
  let by = output;
  while (axes && (by.op.kind === "reshape" || by.op.kind === "transpose")) {
    behind.add(by);
    axes = by.op.kind === "transpose" ? undone(axes, by.op.order) : regrouped(axes.flat(), by.inputs[0]!.shape);
    by = by.inputs[0]!;
  }
  if (axes && by.op.kind === "convolution" && !rows.has(by)) {
    return { by, behind, written: { op: by.op, out: { tensor, shape: by.shape, axes: axes.map(joined) } } };
  }
  const reshapes = new Set<Piece>();
  for (by = output; by.op.kind === "reshape"; by = by.inputs[0]!) reshapes.add(by);
  return { by, behind: reshapes, written: null };
}

function undone<T>(axes: readonly T[], order: readonly number[]): readonly T[] {
  const before = [...axes];
  for (const [to, from] of order.entries()) before[from] = axes[to]!;
  return before;
}

/** The same places counted by other axes, or null where the sizes of one don't divide those of the other. */
function regrouped(stretches: readonly Stretch[], shape: Shape): readonly (readonly Stretch[])[] | null {
  const left = stretches.filter(({ size }) => size > 1);
  const axes: Stretch[][] = [];
  for (const size of shape) {
    const own: Stretch[] = [];
    for (let rest = size; rest > 1; ) {
      const first = left.shift()!;
      const outer = Math.min(first.size, rest);
      const inner = first.size / outer;
      if (rest % outer !== 0 || first.size % outer !== 0) return null;
      own.push({ size: outer, stride: first.stride * inner });
      if (inner > 1) left.unshift({ size: inner, stride: first.stride });
      rest /= outer;
    }
    axes.push(own);
  }
  return axes;
}

/** Stretches that go on where the one inside them ends are one. */
function joined(stretches: readonly Stretch[]): readonly Stretch[] {
  const found: Stretch[] = [];
  for (const each of stretches) {
    const outer = found.at(-1);
    if (outer?.stride === each.stride * each.size) found.splice(-1, 1, { ...each, size: outer.size * each.size });
    else found.push(each);
  }
  return found;
}
