/**
 * A sum of convolutions, directly: a thread makes a few neighbouring pixels of four channels, so that what it loads is
 * used for all of them. No workgroup memory; the order of the sum is the layer's, whatever the batch.
 */
import { type Dispatch, HEAD, nameOf, Sizes } from "../lower/dispatch.ts";
import type { Target } from "../lower/target.ts";
import { foursAlong, isHalf, padded, type View } from "../lower/view.ts";
import type { Convolution, Segment } from "../network.ts";
import { around, labelOf } from "./around.ts";
import { floatsOf, kernelOf, phasesOf } from "./filters.ts";
import { groupsFor, SIZE, tileFor, tilesBeside } from "./tiles.ts";

/**
 * @param inputs [C, H, W], channels in fours @param added [O, H, W] or [O, 1, 1], channels in fours
 * @param out [O, H, W], channels innermost
 */
export function convolved(
  op: Convolution,
  inputs: readonly View[],
  added: readonly View[],
  out: View,
  target: Target,
): Dispatch {
  const [outputs, height, width] = out.shape as [number, number, number];
  const o4 = padded(outputs) / 4;
  const phases = phasesOf(op);
  // What is walked: with an enlarged input, the pixels of the small one, each once for every phase.
  const [rows, columns] = phases > 1 ? [height / 2, width / 2] : [height, width];
  const area = { columns, rows: rows * phases, fours: o4 };
  const shape = shapeOf(op, added, out);
  const tile = target.tileOf(shape) ?? tileFor(area, target.workgroups);
  const { pixels, lanes } = tile;
  const across = Math.ceil(columns / pixels);
  const sizes = new Sizes();
  const [outputsOf, columnsOf] = [sizes.of(o4), sizes.of(columns)];
  const as = { inputs: "vec4f", filters: "mat4x4f", o: "o" } as const;
  const { reads, filters, first, extra, to, flops } = around(op, inputs, added, out, sizes, as);
  let from = 0;
  const walk = { sizes, outputs: outputsOf, pixels, columns, phases };
  const sums = op.segments.map((segment, i) => {
    const code = summed(segment, inputs[i]!, nameOf(reads, i), { filters, from: sizes.of(from), ...walk });
    from += (phases * floatsOf(segment)) / 16;
    return code;
  });
  const each = (line: (p: number) => string) => Array.from({ length: pixels }, (_, p) => line(p)).join("\n");
  const [row, column] =
    phases > 1
      ? ["(2u * y + phase / 2u)", (p: number) => `(2u * (x + ${p}u) + phase % 2u)`]
      : ["y", (p: number) => `(x + ${p}u)`];
  const store = (p: number) => `store(${to(row, column(p))}, s${p}${extra(row, column(p))});`;
  return {
    label: labelOf(op),
    code: `${HEAD(SIZE)} {
  let b = group.z;
  let o = group.y * ${lanes}u + local.x % ${lanes}u;
  let i = group.x * ${SIZE / lanes}u + local.x / ${lanes}u;
  if (o >= ${outputsOf} || i >= ${sizes.of(across * rows * phases)}) { return; }
  let across = ${sizes.of(across)};
  let x = (i % across) * ${pixels}u;
  let y = (i / across) % ${sizes.of(rows)};
  let phase = i / ${sizes.of(across * rows)};
  let first = ${first};
${each((p) => `  var s${p} = first;`)}
${sums.join("\n")}
${each((p) => (columns % pixels === 0 ? `  ${store(p)}` : `  if (x + ${p}u < ${columnsOf}) { ${store(p)} }`))}
}`,
    reads,
    sizes: sizes.list,
    write: out.tensor,
    writes: "vec4f",
    groups: groupsFor(area, tile),
    flops,
    tiled: {
      shape,
      tile,
      beside: () => tilesBeside(area, tile),
      as: (other) => convolved(op, inputs, added, out, { ...target, tileOf: () => other }),
    },
  };
}

/** All that a time may depend on. */
function shapeOf({ segments }: Convolution, added: readonly View[], out: View): string {
  const parts = segments.map(
    ({ weight, stride, upsampled }) => `${weight.shape.join("×")}/${stride}${upsampled ? "↑" : ""}`,
  );
  const more = added.filter(({ shape }) => shape[1] === out.shape[1]).length;
  return `${parts.join(" + ")} + ${more} → ${out.shape.join("×")}${isHalf(out.tensor) ? " f16" : ""}`;
}

interface Walk {
  readonly sizes: Sizes;
  readonly filters: string;
  /** Where the segment's filters begin, in matrices. */
  readonly from: string;
  /** Groups of four channels that come out. */
  readonly outputs: string;
  readonly pixels: number;
  readonly columns: number;
  readonly phases: number;
}

/**
 * The loops over one segment: taps of the filter, and channels; only the neighbouring pixels are written out. Taps are
 * not, though they share what is loaded: drivers take seconds to compile the longer loop.
 */
function summed(segment: Segment, input: View, name: string, walk: Walk): string {
  const { sizes, filters, from, outputs, pixels, columns, phases } = walk;
  const { stride, upsampled } = segment;
  const [kh, kw] = kernelOf(segment);
  const [channels, height, width] = input.shape as [number, number, number];
  const [top, left] = upsampled ? ["(1 - i32(phase / 2u))", "(1 - i32(phase % 2u))"] : segment.padding.map(String);
  const padding = upsampled ? 1 : segment.padding[1]!;
  const each = (line: (p: number) => string) => Array.from({ length: pixels }, (_, p) => line(p)).join("\n");
  // Whether the p-th pixel lies inside for every thread and tap.
  const inside = (p: number) =>
    columns % pixels === 0 &&
    p * stride >= padding &&
    (columns - pixels + p) * stride + kw - 1 - (upsampled ? 0 : padding) < width;
  const place = (p: number) =>
    `      let x${p} = i32(x + ${p}u) * ${stride} + i32(dx) - ${left};
      let at${p} = u32(clamp(x${p}, 0, width - 1)) * pitch;${
        inside(p) ? "" : `\n      let in${p} = x${p} >= 0 && x${p} < width;`
      }`;
  const load = (p: number) =>
    `        let v${p} = ${inside(p) ? `load_${name}(at + at${p})` : `select(vec4f(), load_${name}(at + at${p}), in${p})`};`;
  const phase = phases > 1 ? `phase * ${sizes.of(floatsOf(segment) / 16)} + ` : "";
  return `  {
    let width = i32(${sizes.of(width)});
    let pitch = ${sizes.of(foursAlong(input, 2))};
    let channels = ${sizes.of(padded(channels) / 4)};
    for (var tap = 0u; tap < ${kh * kw}u; tap++) {
      let dx = tap % ${kw}u;
      let row = i32(y) * ${stride} + i32(tap / ${kw}u) - ${top};
      if (row < 0 || row >= i32(${sizes.of(height)})) { continue; }
      let line = base_${name}(b) + ${sizes.of(input.offset / 4)} + u32(row) * ${sizes.of(foursAlong(input, 1))};
      let filters = ${from} + ${phase}tap * channels * ${outputs} + o;
${each(place)}
      for (var c = 0u; c < channels; c++) {
        let at = line + c;
        let matrix = load_${filters}(filters + c * ${outputs});
${each(load)}
${each((p) => `        s${p} += matrix * v${p};`)}
      }
    }
  }`;
}
