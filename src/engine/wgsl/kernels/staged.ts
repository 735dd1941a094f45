/**
 * The same sum where a workgroup brings what it reads into memory of its own: of a block of channels the patch that its
 * rectangle of pixels sees, once for all taps of the filter, and of each tap the filters of all its channels. A thread sums in
 * the order of the others (tiles.ts), and skips what they skip, so that the bits are theirs.
 */
import { type Dispatch, HEAD, linesOf, nameOf, Sizes } from "../lower/dispatch.ts";
import { foursAlong, padded, type View } from "../lower/view.ts";
import type { Convolution, Segment } from "../network.ts";
import { around } from "./around.ts";
import { floatsOf, kernelOf } from "./filters.ts";
import type { Out } from "./planes.ts";
import { type Area, BLOCK, groupsFor, type StagedTile, threadsOf } from "./tiles.ts";

/** @see convolved */
export function staged(
  op: Convolution,
  inputs: readonly View[],
  added: readonly View[],
  out: Out,
  area: Area,
  tile: StagedTile,
): Dispatch {
  const { columns, rows, phases } = area;
  const { pixels, lanes } = tile;
  const { across, down, fours } = tile.staged;
  const sizes = new Sizes();
  const outputs = sizes.of(area.fours);
  const as = { inputs: "vec4f", filters: "vec4f" } as const;
  const { made, reads, filters, first, store } = around(op, inputs, added, out, sizes, as);
  let from = 0;
  const sums = op.segments.map((segment, i) => {
    const walk = { sizes, tile, phases, outputs, filters, from: sizes.of(from) };
    from += (phases * floatsOf(segment)) / 16;
    return summed(segment, inputs[i]!, nameOf(reads, i), walk);
  });
  const [columnsOf, rowsOf] = [sizes.of(columns), sizes.of(rows)];
  const [patch, taken] = vectorsOf(op, tile);
  const begun = (f: number) => `  {
    let o = min(begin + lane + ${f * lanes}u, ${outputs} - 1u);
    let first = ${first};
${linesOf(pixels, (p) => `    s${f}_${p} = first;`)}
  }`;
  const stored = (f: number) => `  {
    let o = begin + lane + ${f * lanes}u;
    if (o < ${outputs}) {
${linesOf(pixels, (p) => `      if (x + ${p}u < ${columnsOf}) { ${store(p, `s${f}_${p}`)} }`)}
    }
  }`;
  return {
    ...made,
    code: `var<workgroup> window: array<vec4f, ${patch}>;
// A matrix's first column for all lanes, then its second: what neighbours read lies side by side.
var<workgroup> taken: array<vec4f, ${taken}>;
${HEAD(threadsOf(tile))} {
  let b = group.z;
  let lane = local.x % ${lanes}u;
  let column = local.x / ${lanes}u % ${across}u * ${pixels}u;
  let line = local.x / ${lanes * across}u;
  let beside = ${sizes.of(Math.ceil(columns / (pixels * across)))};
  let below = ${sizes.of(Math.ceil(rows / down))};
  let left = group.x % beside * ${pixels * across}u;
  let top = group.x / beside % below * ${down}u;
  let phase = group.x / (beside * below);
  let x = left + column;
  let y = top + line;
  let begin = group.y * ${lanes * fours}u;
${linesOf(fours, (f) => linesOf(pixels, (p) => `  var s${f}_${p}: vec4f;`))}
${linesOf(fours, begun)}
${sums.join("\n")}
  if (y >= ${rowsOf}) { return; }
${linesOf(fours, stored)}
}`,
    sizes: sizes.list,
    groups: groupsFor(area, tile),
  };
}

/** Groups of four channels that are staged at once: a single tap sees them in one order however many they are. */
const depthOf = (taps: number): number => (taps > 1 ? BLOCK : 2 * BLOCK);

/** In pixels: what a workgroup's rectangle sees of an input. */
function seenBy({ pixels, staged: { across, down } }: StagedTile, segment: Segment): readonly [number, number] {
  const [kh, kw] = kernelOf(segment);
  return [(pixels * across - 1) * segment.stride + kw, (down - 1) * segment.stride + kh];
}

/** Of the patch, and of the filters: two taps' where there are several, so that one is read while the next comes. */
function vectorsOf({ segments }: Convolution, tile: StagedTile): readonly [number, number] {
  const each = segments.map((segment) => {
    const [kh, kw] = kernelOf(segment);
    const [wide, high] = seenBy(tile, segment);
    const depth = depthOf(kh * kw);
    return { patch: wide * high * depth, filters: (kh * kw > 1 ? 2 : 1) * 4 * depth * tile.lanes * tile.staged.fours };
  });
  return [Math.max(...each.map(({ patch }) => patch)), Math.max(...each.map(({ filters }) => filters))];
}

/** Bytes of the workgroup's own memory. */
export function memoryOf(op: Convolution, tile: StagedTile): number {
  const [patch, filters] = vectorsOf(op, tile);
  return 16 * (patch + filters);
}

interface Walk {
  readonly sizes: Sizes;
  readonly tile: StagedTile;
  readonly phases: number;
  /** Groups of four channels that come out. */
  readonly outputs: string;
  readonly filters: string;
  /** Where the segment's filters begin, in matrices. */
  readonly from: string;
}

/** The loops over one segment. */
function summed(segment: Segment, input: View, name: string, walk: Walk): string {
  const { sizes, tile, phases, outputs, filters, from } = walk;
  const { pixels, lanes } = tile;
  const { fours } = tile.staged;
  const { stride, upsampled } = segment;
  const [kh, kw] = kernelOf(segment);
  const [channels, height, width] = input.shape as [number, number, number];
  const [wide, high] = seenBy(tile, segment);
  const [above, before] = upsampled ? ["(1 - i32(phase / 2u))", "(1 - i32(phase % 2u))"] : segment.padding.map(String);
  const [depth, threads, outs] = [depthOf(kh * kw), threadsOf(tile), lanes * fours];
  const matrices = `${from} + ${phases > 1 ? `phase * ${sizes.of(floatsOf(segment) / 16)} + ` : ""}begin`;
  const ofTap = kh * kw > 1 ? `(tap & 1u) * ${4 * depth * outs}u` : "0u";
  const multiplied = (f: number) => `            {
              let at = held + c * ${4 * outs}u + lane + ${f * lanes}u;
              let matrix = mat4x4f(taken[at], taken[at + ${outs}u], taken[at + ${2 * outs}u], taken[at + ${3 * outs}u]);
${linesOf(pixels, (p) => `              s${f}_${p} += matrix * v${p};`)}
            }`;
  return `  {
    let width = i32(${sizes.of(width)});
    let height = i32(${sizes.of(height)});
    let channels = ${sizes.of(padded(channels) / 4)};
    let source = base_${name}(b) + ${sizes.of(input.offset / 4)};
    let matrices = ${matrices};
    for (var block = 0u; block < channels; block += ${depth}u) {
      let end = min(channels - block, ${depth}u);
      // All have done with what was there before.
      workgroupBarrier();
      for (var i = local.x; i < ${wide * high * depth}u; i += ${threads}u) {
        let c = i % ${depth}u;
        let across = i32(left * ${stride}u + i / ${depth}u % ${wide}u) - ${before};
        let down = i32(top * ${stride}u + i / ${depth * wide}u) - ${above};
        let inside = c < end && across >= 0 && across < width && down >= 0 && down < height;
        let at = u32(down) * ${sizes.of(foursAlong(input, 1))} + u32(across) * ${sizes.of(foursAlong(input, 2))} + block + c;
        window[i] = select(vec4f(), load_${name}(source + select(0u, at, inside)), inside);
      }
      for (var tap = 0u; tap < ${kh * kw}u; tap++) {
        let held = ${ofTap};
        for (var i = local.x; i < ${4 * depth * outs}u; i += ${threads}u) {
          let c = i / ${4 * outs}u;
          let o = i % ${outs}u;
          let inside = c < end && begin + o < ${outputs};
          let at = 4u * (matrices + (tap * channels + block + c) * ${outputs} + o) + i / ${outs}u % 4u;
          taken[held + i] = select(vec4f(), load_${filters}(select(0u, at, inside)), inside);
        }
        workgroupBarrier();
        let row = i32(y) * ${stride} + i32(tap / ${kw}u) - ${above};
        if (row >= 0 && row < height) {
          let seen = ((line * ${stride}u + tap / ${kw}u) * ${wide}u + column * ${stride}u + tap % ${kw}u) * ${depth}u;
          for (var c = 0u; c < end; c++) {
${linesOf(pixels, (p) => `            let v${p} = window[seen + ${p * stride * depth}u + c];`)}
${linesOf(fours, multiplied)}
          }
        }
      }
    }
  }`;
}
