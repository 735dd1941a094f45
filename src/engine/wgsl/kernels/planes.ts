/**
 * Where a convolution writes its channels: between layers four beside each other; of the output each where it is wanted, as
 * a plane or as pixels of a patch. So the last layer needs nobody to move what it has made.
 */
import type { Element, Sizes } from "../lower/dispatch.ts";
import { foursAlong, type View } from "../lower/view.ts";
import type { Wanted } from "../lower/wanted.ts";

/** [O, H, W], channels innermost; or what the output is. */
export type Out = View | Wanted;

const isWanted = (out: Out): out is Wanted => "axes" in out;

export const writtenAs = (out: Out): Element => (isWanted(out) ? "f32" : "vec4f");

/** In code whose `b` is the picture and `o` the group of four channels: what puts a pixel's sum in its place. */
export function putter(out: Out, sizes: Sizes): (row: string, column: string, sum: string) => string {
  if (!isWanted(out)) {
    const [toRow, toPixel] = [1, 2].map((axis) => sizes.of(foursAlong(out, axis)));
    return (row, column, sum) => `store(base_w(b) + ${row} * ${toRow} + ${column} * ${toPixel} + o, ${sum});`;
  }
  const outputs = sizes.of(out.shape[0]!);
  const [ofChannel, ofRow, ofPixel] = out.axes.map((axis) => along(axis, sizes)) as [Along, Along, Along];
  return (row, column, sum) => `{
    let put = ${sum};
    let to = base_w(b) + ${ofRow(row)} + ${ofPixel(column)};
    for (var c = 4u * o; c < min(4u * o + 4u, ${outputs}); c++) { store(to + ${ofChannel("c")}, put[c - 4u * o]); }
  }`;
}

type Along = (index: string) => string;

/** How far an index is from the beginning of its axis. */
function along(stretches: Wanted["axes"][number], sizes: Sizes): Along {
  const terms: Along[] = [];
  let below = 1;
  for (const [i, { size, stride }] of [...stretches.entries()].reverse()) {
    const to = sizes.of(stride);
    const many = i > 0 ? ` % ${sizes.of(size)}` : "";
    const within = below > 1 ? ` / ${sizes.of(below)}` : "";
    terms.push((index) => `${index}${within}${many} * ${to}`);
    below *= size;
  }
  return (index) => terms.map((term) => term(index)).join(" + ") || "0u";
}
