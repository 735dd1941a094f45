/** What is the same around every way to sum a convolution: what it reads, where it begins, and where it writes. */
import { elements, type Weight } from "../../../graph/graph.ts";
import { type Dispatch, type Element, nameOf, type Read, read, type Sizes } from "../lower/dispatch.ts";
import { foursAlong, padded, type Tensor, type View } from "../lower/view.ts";
import type { Convolution } from "../network.ts";
import { kernelOf, packed, phasesOf } from "./filters.ts";
import { type Out, putter, writtenAs } from "./planes.ts";

export interface Around {
  /** All of the dispatch that no way to sum has a part in. */
  readonly made: Pick<Dispatch, "label" | "reads" | "write" | "writes" | "flops">;
  readonly reads: readonly Read[];
  /** The filters' name in the code. */
  readonly filters: string;
  /** What every pixel begins with: the bias, and what is added to all pixels alike. */
  readonly first: string;
  /** Writes a sum that is called so as the p-th pixel of its thread, with what is added to that pixel alone. */
  readonly store: (p: number, sum: string) => string;
}

/** In code whose `b` is the picture, `o` the group of four channels, `x` and `y` the thread's first pixel, `phase` its phase. */
export function around(
  op: Convolution,
  inputs: readonly View[],
  added: readonly View[],
  out: Out,
  sizes: Sizes,
  as: { readonly inputs: Element; readonly filters: Element },
): Around {
  const [, height, width] = out.shape as [number, number, number];
  const bias = op.bias && weightTensor(op.bias);
  const reads: Read[] = [
    ...inputs.map((view) => read(view, as.inputs)),
    ...added.map((view) => read(view, "vec4f")),
    { tensor: weightTensor(packed(op)), as: as.filters },
    ...(bias ? [{ tensor: bias, as: "vec4f" } as const] : []),
  ];
  const own = inputs.length;
  const places = new Map(added.map((view) => [view, named(view, sizes)]));
  const put = putter(out, sizes);
  const at = (view: View, row: string, column: string) => {
    const place = places.get(view)!;
    return `${row} * ${place.row} + ${column} * ${place.pixel}`;
  };
  const isMap = ({ shape }: View) => shape[1] === height && shape[2] === width;
  const addend = (view: View, pixel: string) => {
    const name = nameOf(reads, own + added.indexOf(view));
    return `load_${name}(base_${name}(b) + ${places.get(view)!.offset} + o${pixel})`;
  };
  const first = [
    ...(bias ? [`load_${nameOf(reads, reads.length - 1)}(o)`] : []),
    ...added.filter((view) => !isMap(view)).map((view) => addend(view, "")),
  ];
  const maps = added.filter(isMap);
  const [row, column] =
    phasesOf(op) > 1
      ? ["(2u * y + phase / 2u)", (p: number) => `(2u * (x + ${p}u) + phase % 2u)`]
      : ["y", (p: number) => `(x + ${p}u)`];
  const extra = (p: number) => maps.map((view) => ` + ${addend(view, ` + ${at(view, row, column(p))}`)}`).join("");
  return {
    made: { label: labelOf(op), reads, write: out.tensor, writes: writtenAs(out), flops: flopsOf(op, out) },
    reads,
    filters: nameOf(reads, own + added.length),
    first: first.join(" + ") || "vec4f()",
    store: (p, sum) => put(row, column(p), `${sum}${extra(p)}`),
  };
}

export function flopsOf({ segments }: Convolution, { shape }: Out): number {
  const [outputs, height, width] = shape as [number, number, number];
  const summed = segments.reduce((sum, segment) => {
    const [kh, kw] = kernelOf(segment);
    return sum + kh * kw * segment.weight.shape[1]!;
  }, 0);
  return 2 * padded(outputs) * height * width * summed;
}

export const weightTensor = (weight: Weight): Tensor => ({
  floats: padded(elements(weight.shape)),
  place: { kind: "weight", weight },
});

/** A view's offset, and from row to row and pixel to pixel, as the code calls them. */
const named = (view: View, sizes: Sizes) => ({
  offset: sizes.of(view.offset / 4),
  row: sizes.of(foursAlong(view, 1)),
  pixel: sizes.of(foursAlong(view, 2)),
});

export const labelOf = ({ segments }: Convolution): string =>
  `convolution ${segments.map(({ weight }) => weight.shape.join("×")).join(" + ")}`;
