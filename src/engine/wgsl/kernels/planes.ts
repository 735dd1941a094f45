/**
 * Where a convolution writes its channels: between layers four beside each other, of the output each as a plane, as it is
 * wanted there. So the last layer needs nobody to move what it has made.
 */
import type { Element, Sizes } from "../lower/dispatch.ts";
import { foursAlong, type View } from "../lower/view.ts";

const isPlanar = ({ tensor }: View): boolean => tensor.place.kind === "m";

export const writtenAs = (out: View): Element => (isPlanar(out) ? "f32" : "vec4f");

/**
 * In code whose `b` is the picture and `o` the group of four channels: what puts a pixel's sum in its place.
 * @param out [O, H, W]
 */
export function putter(out: View, sizes: Sizes): (row: string, column: string, sum: string) => string {
  if (!isPlanar(out)) {
    const [toRow, toPixel] = [1, 2].map((axis) => sizes.of(foursAlong(out, axis)));
    return (row, column, sum) => `store(base_w(b) + ${row} * ${toRow} + ${column} * ${toPixel} + o, ${sum});`;
  }
  const outputs = sizes.of(out.shape[0]!);
  const [toPlane, toRow, toPixel] = out.strides.map((stride) => sizes.of(stride));
  return (row, column, sum) => `{
    let put = ${sum};
    let to = base_w(b) + 4u * o * ${toPlane} + ${row} * ${toRow} + ${column} * ${toPixel};
    for (var c = 0u; c < min(4u, ${outputs} - 4u * o); c++) { store(to + c * ${toPlane}, put[c]); }
  }`;
}
