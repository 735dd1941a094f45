/**
 * The same sum where lanes can hand values to each other and a load is dear (a program plays the GPU): the lanes of a
 * subgroup make neighbouring channels of the same pixels, each loads another channel of what they read, and all use it. No
 * size is in the code, so that one compiled kernel is for all convolutions with as many parts.
 */
import { type Dispatch, HEAD, nameOf, Sizes } from "../lower/dispatch.ts";
import { foursAlong, padded, type View } from "../lower/view.ts";
import type { Convolution, Segment } from "../network.ts";
import { around, labelOf } from "./around.ts";
import { floatsOf, kernelOf, phasesOf } from "./filters.ts";

/** Of a thread, in the order of rows. */
const PIXELS = 16;

export const SUBGROUPS = "enable subgroups;\ndiagnostic(off, subgroup_uniformity);";

const each = (line: (p: number) => string) => Array.from({ length: PIXELS }, (_, p) => line(p)).join("\n");

/** @param lanes of a subgroup, and of a workgroup @see convolved */
export function shuffled(
  op: Convolution,
  inputs: readonly View[],
  added: readonly View[],
  out: View,
  lanes: number,
): Dispatch {
  const [outputs, height, width] = out.shape as [number, number, number];
  const o4 = padded(outputs) / 4;
  const phases = phasesOf(op);
  // What is walked: with an enlarged input, the pixels of the small one, each once for every phase.
  const scale = phases > 1 ? 2 : 1;
  const [rows, columns] = [height / scale, width / scale];
  const tiles = Math.ceil((rows * columns) / PIXELS);
  const sizes = new Sizes();
  const outputsOf = sizes.of(o4);
  const as = { inputs: "f32", filters: "vec4f", o: "own" } as const;
  const { reads, filters, first, extra, to, flops } = around(op, inputs, added, out, sizes, as);
  let from = 0;
  const sums = op.segments.map((segment, i) => {
    const code = summed(segment, inputs[i]!, nameOf(reads, i), filters, from, outputsOf, sizes, lanes);
    from += (phases * floatsOf(segment)) / 16;
    return code;
  });
  const [tilesOf, columnsOf, pixelsOf, scaleOf] = [tiles, columns, rows * columns, scale].map((size) => sizes.of(size));
  return {
    label: labelOf(op),
    directives: SUBGROUPS,
    code: `${HEAD(lanes)} {
  let b = group.z;
  let lane = local.x;
  let o = group.y * ${lanes}u + lane;
  let own = min(o, ${outputsOf} - 1u);
  let phase = group.x / ${tilesOf};
  let i = (group.x % ${tilesOf}) * ${PIXELS}u;
  let first = ${first};
${each((p) => `  let y${p} = (i + ${p}u) / ${columnsOf};\n  let x${p} = (i + ${p}u) % ${columnsOf};\n  var s${p} = first;`)}
${sums.join("\n")}
  if (o >= ${outputsOf}) { return; }
  // In a loop, where a compiler has one load and one store to work at and not sixteen.
  let sums = array<vec4f, ${PIXELS}>(${Array.from({ length: PIXELS }, (_, p) => `s${p}`).join(", ")});
  for (var p = 0u; p < min(${PIXELS}u, ${pixelsOf} - i); p++) {
    let row = (i + p) / ${columnsOf} * ${scaleOf} + phase / 2u;
    let column = (i + p) % ${columnsOf} * ${scaleOf} + phase % 2u;
    w[${to("row", "column")}] = sums[p]${extra("row", "column")};
  }
}`,
    reads,
    sizes: sizes.list,
    write: out.tensor,
    writes: "vec4f",
    groups: [tiles * phases, Math.ceil(o4 / lanes)],
    flops,
  };
}

/** The loops over one segment; a lane beyond the last channel loads what nobody asks it for. */
function summed(
  segment: Segment,
  input: View,
  name: string,
  filters: string,
  from: number,
  outputs: string,
  sizes: Sizes,
  lanes: number,
): string {
  const { stride, upsampled, padding } = segment;
  const [kh, kw] = kernelOf(segment);
  const [channels, height, width] = input.shape as [number, number, number];
  // An enlarged input is read where it was small: the odd phases a pixel further than the even ones.
  const [top, left] = upsampled ? [1, 1] : padding;
  const [line, pixel] = [1, 2].map((axis) => sizes.of(4 * foursAlong(input, axis)));
  return `  {
    let wide = ${sizes.of(kw)};
    let taps = ${sizes.of(kh * kw)};
    let stride = i32(${sizes.of(stride)});
    let width = ${sizes.of(width)};
    let height = ${sizes.of(height)};
    let channels = ${sizes.of(padded(channels))};
    let start = base_${name}(b) + ${sizes.of(input.offset)} + lane;
    for (var tap = 0u; tap < taps; tap++) {
      let dy = i32(tap / wide + phase / 2u) - i32(${sizes.of(top!)});
      let dx = i32(tap % wide + phase % 2u) - i32(${sizes.of(left!)});
      let matrices = (${sizes.of(from)} + (phase * taps + tap) * (channels / 4u) * ${outputs} + own) * 4u;
${each(
  (p) => `      let down${p} = u32(i32(y${p}) * stride + dy);
      let right${p} = u32(i32(x${p}) * stride + dx);
      let in${p} = down${p} < height && right${p} < width;
      let at${p} = start + select(0u, down${p} * ${line} + right${p} * ${pixel}, in${p});`,
)}
      for (var c = 0u; c < channels; c += ${lanes}u) {
${each((p) => `        let v${p} = select(0.0, ${name}[at${p} + c], in${p});`)}
        let last = min(channels - c, ${lanes}u);
        for (var j = 0u; j < last; j++) {
          let channel = c + j;
          let column = ${filters}[matrices + (channel >> 2u) * ${outputs} * 4u + (channel & 3u)];
${each((p) => `          s${p} += column * subgroupShuffle(v${p}, j);`)}
        }
      }
    }
  }`;
}
