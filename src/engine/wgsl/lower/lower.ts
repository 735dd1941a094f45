/** A network as a list of dispatches: pieces in their order, each by the kernel for it, or by another view of what is there. */

import { refusal } from "../../../formats/refusal.ts";
import { elements, inOrder, type Shape } from "../../../graph/graph.ts";
import { opUnknown } from "../../engine.ts";
import { attended } from "../kernels/attention.ts";
import { convolved } from "../kernels/convolution.ts";
import { normed } from "../kernels/norm.ts";
import type { Out } from "../kernels/planes.ts";
import { activated, beside, copied, pointwise } from "../kernels/pointwise.ts";
import { along, multiplied } from "../kernels/rows.ts";
import { shuffled } from "../kernels/shuffled.ts";
import type { Convolution, Network, Piece } from "../network.ts";
import type { Dispatch } from "./dispatch.ts";
import { ANY, type Target } from "./target.ts";
import { timelyOf } from "./timely.ts";
import {
  dense,
  inFours,
  isHalf,
  laidOut,
  type Place,
  repeated,
  reshapedView,
  sliced,
  type Tensor,
  transposed,
  type View,
} from "./view.ts";
import { lastOf } from "./wanted.ts";

export interface Lowered {
  /** For each picture, at every step. */
  readonly dispatches: readonly Dispatch[];
  /** For each distinct time and class, once. */
  readonly rows: readonly Dispatch[];
  /** What the rows begin with: tables that the processor fills. */
  readonly tables: readonly { readonly tensor: Tensor; readonly piece: Piece }[];
}

/** @throws Refusal naming the op that there is no kernel for */
export function lowered(network: Network, target: Target = ANY): Lowered {
  const timely = timelyOf(network);
  const whole = lastLayers(network);
  const views = new Map<Piece, View>();
  const last = lastOf(network, timely.all);
  const dispatches: Dispatch[] = [];
  const rows: Dispatch[] = [];
  const tables: { tensor: Tensor; piece: Piece }[] = [];
  const viewOf = (x: Piece): View => {
    const known = views.get(x);
    if (known) return known;
    // Only tables are not there already: those that something else than a table asks for.
    const tensor: Tensor = { floats: Math.ceil(elements(x.shape) / 4) * 4, place: { kind: "row" } };
    tables.push({ tensor, piece: x });
    const view = dense(tensor, x.shape);
    views.set(x, view);
    return view;
  };
  for (const each of inOrder<Piece>(network)) {
    if (timely.tables.has(each) || last.behind.has(each)) continue;
    const isRow = timely.all.has(each);
    const place: Place = isRow ? { kind: "row" } : { kind: "between", half: target.halves && !whole.has(each) };
    const to = new Builder(isRow ? rows : dispatches, place, target);
    const inputs = each.inputs.map(viewOf);
    if (each === last.by && last.written) dispatches.push(summed(last.written.op, inputs, to)(last.written.out));
    else views.set(each, viewFor(each, inputs, network.picture, to));
  }
  if (!last.written) dispatches.push(copied(viewOf(last.by), outputOf(last.by)));
  return { dispatches, rows, tables };
}

/** From what the last convolution reads on, every value is a picture's own: float32 whatever the rest is. */
function lastLayers({ output }: Network): ReadonlySet<Piece> {
  const found = new Set<Piece>();
  const walk = (x: Piece) => {
    if (found.has(x)) return;
    found.add(x);
    for (const input of x.inputs) {
      if (x.op.kind === "convolution") found.add(input);
      else walk(input);
    }
  };
  walk(output);
  return found;
}

/** All of the output, under the shape of whose values it is. */
const outputOf = ({ shape }: Piece): View => dense({ floats: elements(shape), place: { kind: "m" } }, shape);

/** Puts dispatches in a list, and makes what they write. */
class Builder {
  readonly #list: Dispatch[];
  readonly #place: Place;
  readonly target: Target;

  constructor(list: Dispatch[], place: Place, target: Target) {
    this.#list = list;
    this.#place = place;
    this.target = target;
  }

  /** A new tensor whose last axis in memory is `last`, the others as they stand. */
  made(shape: Shape, last: number, by: (out: View) => Dispatch, place = this.#place): View {
    const order = [...shape.keys()].filter((axis) => axis !== last);
    return this.ordered(shape, [...order, last], by, place);
  }

  ordered(shape: Shape, order: readonly number[], by: (out: View) => Dispatch, place = this.#place): View {
    const out = laidOut(shape, order, place);
    this.#list.push(by(out));
    return out;
  }

  /** The view itself where its axis is in fours, or a copy in which it is. */
  fours(view: View, axis: number): View {
    return inFours(view, axis) ? view : this.made(view.shape, axis, (out) => copied(view, out), this.#placeOf(view));
  }

  /** A copy is stored as what it is of: what a picture has of noise is small beside the picture, and goes in as float32. */
  #placeOf({ tensor }: View): Place {
    return this.#place.kind === "between" ? { ...this.#place, half: isHalf(tensor) } : this.#place;
  }

  /** Its values under another shape, moved where they must be. */
  reshaped(view: View, shape: Shape): View {
    const seen = reshapedView(view, shape);
    if (seen) return seen;
    const moved = dense({ floats: Math.ceil(elements(view.shape) / 4) * 4, place: this.#placeOf(view) }, view.shape);
    this.#list.push(copied(view, moved));
    return reshapedView(moved, shape)!;
  }
}

/** The innermost axis of a result that is laid out as an input is. */
function innermost({ strides, shape }: View): number {
  const last = strides.findIndex((stride, axis) => stride === 1 && shape[axis]! > 1);
  return last < 0 ? strides.length - 1 : last;
}

function summed(op: Convolution, inputs: readonly View[], to: Builder): (out: Out) => Dispatch {
  const { lanes } = to.target;
  const parts = inputs.map((view) => to.fours(view, 0));
  const own = op.segments.length;
  const [summands, added] = [parts.slice(0, own), parts.slice(own)];
  return (out) =>
    lanes > 0 ? shuffled(op, summands, added, out, lanes) : convolved(op, summands, added, out, to.target);
}

function viewFor({ op, inputs: from, shape }: Piece, inputs: readonly View[], picture: Shape, to: Builder): View {
  const [x, y] = inputs as [View, View];
  const [rank] = [shape.length];
  switch (op.kind) {
    case "input":
      if (op.of !== "x") throw opUnknown(refusal("kernel.shown", { of: op.of }));
      return dense({ floats: elements(picture), place: { kind: "x" } }, picture);
    case "constant":
      return dense({ floats: elements(shape), place: { kind: "weight", weight: op.weight } }, shape);
    case "reshape":
      return to.reshaped(x, shape);
    case "transpose":
      return transposed(x, op.order);
    case "slice":
      return sliced(x, op.axis, op.start, op.end);
    case "convolution":
      return to.ordered(shape, [1, 2, 0], summed(op, inputs, to));
    case "norm": {
      const flat = (view: View) => to.reshaped(view, [view.shape[0]!, elements(view.shape.slice(1))]);
      const parts = inputs.slice(0, op.parts).map(flat);
      const scaled = inputs.slice(op.parts).map(flat);
      const pixels = elements(shape.slice(1));
      const out = to.made([shape[0]!, pixels], 0, (out) => normed(op, parts, scaled, out, to.target));
      return reshapedView(out, shape)!;
    }
    case "attention": {
      const [q, k, v] = inputs.map((view) => to.fours(view, 2)) as [View, View, View];
      return to.ordered(shape, [1, 0, 2], (out) => attended(op.scale, q, k, v, out, to.target));
    }
    case "add":
    case "mul": {
      const sign = op.kind === "add" ? "+" : "*";
      const larger = elements(from[0]!.shape) >= elements(from[1]!.shape) ? x : y;
      const last = larger.shape.length === rank ? innermost(larger) : rank - 1;
      const parts = [repeated(x, shape), repeated(y, shape)];
      return to.made(shape, last, (out) => pointwise(op.kind, parts, out, `v0 ${sign} v1`));
    }
    case "affine": {
      const { scale, shift } = op;
      return to.made(shape, innermost(x), (out) => pointwise("affine", [x], out, `v0 * f32(${scale}) + f32(${shift})`));
    }
    case "activation":
      return to.made(shape, innermost(x), (out) => activated(op.of, x, out));
    case "concat":
      return to.made(shape, innermost(x), (out) => beside(inputs, op.axis, out));
    case "softmax":
    case "normalize":
    case "mean":
      return to.made(shape, innermost(x), (out) => along(op, x, out));
    case "matmul":
      return to.made(shape, rank - 1, (out) => multiplied(x, y, out));
    case "upsample": {
      // Every pixel twice in each direction: two axes more, along which nothing moves.
      const [c, h, w] = x.shape as [number, number, number];
      const [sc, sh, sw] = x.strides as [number, number, number];
      const each = { ...x, shape: [c, h, 2, w, 2], strides: [sc, sh, 0, sw, 0] };
      const out = to.made(each.shape, 0, (out) => copied(each, out));
      return reshapedView(out, shape)!;
    }
    case "averagePool": {
      const [sc, sh, sw] = x.strides as [number, number, number];
      const corners = [0, sh, sw, sh + sw].map((by) => ({
        ...x,
        offset: x.offset + by,
        shape,
        strides: [sc, 2 * sh, 2 * sw],
      }));
      return to.made(shape, 0, (out) => pointwise("mean", corners, out, "(v0 + v1 + v2 + v3) * 0.25"));
    }
    default:
      throw opUnknown(refusal("kernel.none", { op: op.kind }));
  }
}
