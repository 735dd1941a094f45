/** Pictures: convolution and resampling. */
import type { Padding, Shape } from "../graph.ts";

/** @param x [C, H, W] @param weight [O, C, kh, kw] @param bias [O] @param out [O, H', W'] */
export function conv(
  x: Float64Array,
  [channels, height, width]: Shape,
  weight: Float64Array,
  bias: Float64Array | null,
  { stride, padding: [top, left], weight: w }: { stride: number; padding: Padding; weight: { shape: Shape } },
  [outputs, rows, columns]: Shape,
): Float64Array {
  const [kh, kw] = w.shape.slice(2) as [number, number];
  const out = new Float64Array(outputs! * rows! * columns!);
  for (let o = 0; o < outputs!; o++) {
    const plane = out.subarray(o * rows! * columns!, (o + 1) * rows! * columns!);
    plane.fill(bias?.[o] ?? 0);
    for (let c = 0; c < channels!; c++) {
      for (let dy = 0; dy < kh; dy++) {
        for (let dx = 0; dx < kw; dx++) {
          const factor = weight[((o * channels! + c) * kh + dy) * kw + dx]!;
          // Columns whose pixel is inside: the padding is zero.
          const from = Math.max(0, Math.ceil((left - dx) / stride));
          const to = Math.min(columns!, Math.floor((width! - 1 - dx + left) / stride) + 1);
          for (let row = 0; row < rows!; row++) {
            const y = row * stride + dy - top;
            if (y < 0 || y >= height!) continue;
            const line = (c * height! + y) * width! + dx - left;
            for (let column = from; column < to; column++) {
              plane[row * columns! + column]! += factor * x[line + column * stride]!;
            }
          }
        }
      }
    }
  }
  return out;
}

export function upsample(x: Float64Array, [channels, height, width]: Shape): Float64Array {
  const out = new Float64Array(4 * x.length);
  for (let row = 0; row < channels! * height!; row++) {
    for (let i = 0; i < 4 * width!; i++) {
      out[4 * row * width! + i] = x[row * width! + Math.floor((i % (2 * width!)) / 2)]!;
    }
  }
  return out;
}

export function averagePool(x: Float64Array, [channels, height, width]: Shape): Float64Array {
  const [rows, columns] = [height! / 2, width! / 2];
  return Float64Array.from({ length: channels! * rows * columns }, (_, i) => {
    const at = Math.floor(i / columns) * 2 * width! + (i % columns) * 2;
    return (x[at]! + x[at + 1]! + x[at + width!]! + x[at + width! + 1]!) / 4;
  });
}
