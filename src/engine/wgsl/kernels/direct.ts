/**
 * A sum of convolutions, directly: a thread makes a few neighbouring pixels of four channels, so that what it loads is
 * used for all of them. No workgroup memory.
 */
import { type Dispatch, HEAD, nameOf, Sizes } from "../lower/dispatch.ts";
import { foursAlong, padded, type View } from "../lower/view.ts";
import type { Convolution, Segment } from "../network.ts";
import { around } from "./around.ts";
import { floatsOf, kernelOf } from "./filters.ts";
import type { Out } from "./planes.ts";
import { type Area, BLOCK, groupsFor, SIZE, type Tile } from "./tiles.ts";

/** @see convolved */
export function direct(
  op: Convolution,
  inputs: readonly View[],
  added: readonly View[],
  out: Out,
  area: Area,
  tile: Tile,
): Dispatch {
  const { columns, rows, phases } = area;
  const { pixels, lanes } = tile;
  const across = Math.ceil(columns / pixels);
  const sizes = new Sizes();
  const [outputsOf, columnsOf] = [sizes.of(area.fours), sizes.of(columns)];
  const as = { inputs: "vec4f", filters: "mat4x4f" } as const;
  const { made, reads, filters, first, store } = around(op, inputs, added, out, sizes, as);
  let from = 0;
  const walk = { sizes, outputs: outputsOf, pixels, columns, phases };
  const sums = op.segments.map((segment, i) => {
    const code = summed(segment, inputs[i]!, nameOf(reads, i), { filters, from: sizes.of(from), ...walk });
    from += (phases * floatsOf(segment)) / 16;
    return code;
  });
  const each = (line: (p: number) => string) => Array.from({ length: pixels }, (_, p) => line(p)).join("\n");
  const stored = (p: number) => store(p, `s${p}`);
  return {
    ...made,
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
${each((p) => (columns % pixels === 0 ? `  ${stored(p)}` : `  if (x + ${p}u < ${columnsOf}) { ${stored(p)} }`))}
}`,
    sizes: sizes.list,
    groups: groupsFor(area, tile),
  };
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
 * The loops over one segment: blocks of channels, taps of the filter, and a block's channels; only the neighbouring pixels are
 * written out. Taps are not, though they share what is loaded: drivers take seconds to compile the longer loop.
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
  const place = (p: number) => {
    const line = `        let x${p} = i32(x + ${p}u) * ${stride} + i32(dx) - ${left};`;
    if (inside(p)) return `${line}\n        let at${p} = u32(x${p}) * pitch;`;
    return `${line}
        let at${p} = u32(clamp(x${p}, 0, width - 1)) * pitch;
        let in${p} = x${p} >= 0 && x${p} < width;`;
  };
  const load = (p: number) =>
    `          let v${p} = ${inside(p) ? `load_${name}(at + at${p})` : `select(vec4f(), load_${name}(at + at${p}), in${p})`};`;
  const phase = phases > 1 ? `phase * ${sizes.of(floatsOf(segment) / 16)} + ` : "";
  // One tap sees all channels one after the other anyhow.
  const block = kh * kw > 1 ? `${BLOCK}u` : "channels";
  return `  {
    let width = i32(${sizes.of(width)});
    let pitch = ${sizes.of(foursAlong(input, 2))};
    let channels = ${sizes.of(padded(channels) / 4)};
    let begin = base_${name}(b) + ${sizes.of(input.offset / 4)};
    let filters = ${from} + ${phase}o;
    for (var block = 0u; block < channels; block += ${block}) {
      let end = min(block + ${block}, channels);
      for (var tap = 0u; tap < ${kh * kw}u; tap++) {
        let dx = tap % ${kw}u;
        let row = i32(y) * ${stride} + i32(tap / ${kw}u) - ${top};
        if (row < 0 || row >= i32(${sizes.of(height)})) { continue; }
        let line = begin + u32(row) * ${sizes.of(foursAlong(input, 1))};
${each(place)}
        for (var c = block; c < end; c++) {
          let at = line + c;
          let matrix = load_${filters}(filters + (tap * channels + c) * ${outputs});
${each(load)}
${each((p) => `          s${p} += matrix * v${p};`)}
        }
      }
    }
  }`;
}
