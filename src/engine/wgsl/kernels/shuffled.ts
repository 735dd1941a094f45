/**
 * The same sum where lanes can hand values to each other and a load is dear (a program plays the GPU): the lanes of a
 * subgroup make neighbouring channels of the same pixels, each loads another channel of what they read, and all use it. Such
 * a GPU compiles a kernel like this one for seconds: no size is in its code, nor how many inputs there are and what is
 * added, so that one is for all convolutions but the last.
 */
import { type Dispatch, type Element, HEAD, nameOf, type Read, read, Sizes } from "../lower/dispatch.ts";
import { foursAlong, padded, type Tensor, type View } from "../lower/view.ts";
import type { Convolution, Segment } from "../network.ts";
import { flopsOf, labelOf, weightTensor } from "./around.ts";
import { floatsOf, kernelOf, packed, phasesOf } from "./filters.ts";
import { type Out, putter, writtenAs } from "./planes.ts";

/** Of a thread, in the order of rows. */
const PIXELS = 16;
/** Inputs and what is added, together: as many as a convolution ever has (passes/epilogue). */
const MOST = 4;

export const SUBGROUPS = "enable subgroups;\ndiagnostic(off, subgroup_uniformity);";

const each = (line: (p: number) => string) => Array.from({ length: PIXELS }, (_, p) => line(p)).join("\n");

/** @param lanes of a subgroup, and of a workgroup @see convolved */
export function shuffled(
  op: Convolution,
  inputs: readonly View[],
  added: readonly View[],
  out: Out,
  lanes: number,
): Dispatch {
  const [outputs, height, width] = out.shape as [number, number, number];
  const o4 = padded(outputs) / 4;
  const phases = phasesOf(op);
  // What is walked: with an enlarged input, the pixels of the small one, each once for every phase.
  const scale = phases > 1 ? 2 : 1;
  const [rows, columns] = [height / scale, width / scale];
  const tiles = Math.ceil((rows * columns) / PIXELS);

  // Places for three inputs and one thing that is added, whoever has fewer.
  const addends = Math.max(added.length, inputs.length < MOST ? 1 : 0);
  const parts = Math.max(inputs.length, MOST - addends);
  const reads = [
    ...filled(inputs, "f32", parts),
    ...filled(added, "vec4f", addends),
    { tensor: weightTensor(packed(op)), as: "vec4f" } as const,
    { tensor: weightTensor(op.bias ?? zeros(outputs)), as: "vec4f" } as const,
  ];
  const names = reads.map((_, i) => nameOf(reads, i));
  const [filters, bias] = names.slice(-2) as [string, string];

  const sizes = new Sizes();
  // First of all, so that each part's are whole vectors.
  let from = 0;
  for (let part = 0; part < parts; part++) {
    const segment = op.segments[part];
    for (const size of segment ? partOf(segment, inputs[part]!, from) : Array(12).fill(0)) sizes.of(size);
    if (segment) from += (phases * floatsOf(segment)) / 16;
  }
  for (let i = 0; i < addends; i++) for (const size of addendOf(added[i], out)) sizes.of(size);
  const [partsOf, outputsOf, tilesOf, columnsOf, pixelsOf, scaleOf] = [
    ...[inputs.length, o4, tiles, columns, rows * columns, scale],
  ].map((size) => sizes.of(size)) as [string, string, string, string, string, string];
  const put = putter(out, sizes);
  const addend = (name: string, i: number) => `    let from${i} = d[${3 * parts + i}u];
    if (from${i}.w == 1u) { sum += load_${name}(base_${name}(b) + from${i}.x + row * from${i}.y + column * from${i}.z + o); }`;
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
  let first = load_${bias}(own);
${each((p) => `  let y${p} = (i + ${p}u) / ${columnsOf};\n  let x${p} = (i + ${p}u) % ${columnsOf};\n  var s${p} = first;`)}
${summed(names.slice(0, parts), partsOf, filters, outputsOf, lanes)}
  if (o >= ${outputsOf}) { return; }
  // In a loop, where a compiler has one load and one store to work at and not sixteen.
  let sums = array<vec4f, ${PIXELS}>(${Array.from({ length: PIXELS }, (_, p) => `s${p}`).join(", ")});
  for (var p = 0u; p < min(${PIXELS}u, ${pixelsOf} - i); p++) {
    let row = (i + p) / ${columnsOf} * ${scaleOf} + phase / 2u;
    let column = (i + p) % ${columnsOf} * ${scaleOf} + phase % 2u;
    var sum = sums[p];
${names
  .slice(parts, parts + addends)
  .map(addend)
  .join("\n")}
    ${put("row", "column", "sum")}
  }
}`,
    reads,
    sizes: sizes.list,
    anyPlace: true,
    write: out.tensor,
    writes: writtenAs(out),
    groups: [tiles * phases, Math.ceil(o4 / lanes)],
    flops: flopsOf(op, out),
  };
}

/** Bound where a convolution has fewer inputs than there are places; nobody reads it. */
const NOTHING: readonly Tensor[] = [nothing(0), nothing(1), nothing(2)];

function nothing(i: number): Tensor {
  return { floats: 4, place: { kind: "weight", weight: { ...zeros(4), name: `nothing ${i}` } } };
}

function zeros(outputs: number) {
  return { name: "no bias", shape: [outputs], read: async () => new Float32Array(outputs) };
}

function filled(views: readonly View[], as: Element, places: number): Read[] {
  const rest = NOTHING.slice(0, places - views.length).map((tensor) => ({ tensor, as }));
  return [...views.map((view) => read(view, as)), ...rest];
}

/** Three vectors of a part: its filter, its input, and where in memory both begin. */
function partOf(segment: Segment, input: View, from: number): readonly number[] {
  const { stride, upsampled, padding } = segment;
  const [kh, kw] = kernelOf(segment);
  const [channels, height, width] = input.shape as [number, number, number];
  // An enlarged input is read where it was small: the odd phases a pixel further than the even ones.
  const [top, left] = upsampled ? [1, 1] : padding;
  const [line, pixel] = [1, 2].map((axis) => 4 * foursAlong(input, axis)) as [number, number];
  return [kw, kh * kw, stride, padded(channels), width, height, line, pixel, top, left, input.offset, from];
}

/** A vector of what is added: where it begins, from row to row and from pixel to pixel, and that it is there. */
function addendOf(view: View | undefined, { shape }: Out): readonly number[] {
  if (!view) return [0, 0, 0, 0];
  const [row, pixel] = [1, 2].map((axis) => (view.shape[axis] === shape[axis] ? foursAlong(view, axis) : 0));
  return [view.offset / 4, row!, pixel!, 1];
}

/** The loops over all parts; a lane beyond the last channel loads what nobody asks it for. */
function summed(names: readonly string[], parts: string, filters: string, outputs: string, lanes: number): string {
  const ofPart = (line: (name: string) => string) => {
    const cases = names.map((name, i) => `${i === 0 ? "default" : `case ${i}u`}: {\n${line(name)}\n}`);
    return `switch part {\n${cases.join("\n")}\n}`;
  };
  return `  for (var part = 0u; part < ${parts}; part++) {
    let filter_of = d[3u * part];
    let input_of = d[3u * part + 1u];
    let at_of = d[3u * part + 2u];
    let stride = i32(filter_of.z);
    let channels = filter_of.w;
    var start = at_of.z + lane;
    ${ofPart((name) => `start += base_${name}(b);`)}
    for (var tap = 0u; tap < filter_of.y; tap++) {
      let dy = i32(tap / filter_of.x + phase / 2u) - i32(at_of.x);
      let dx = i32(tap % filter_of.x + phase % 2u) - i32(at_of.y);
      let matrices = (at_of.w + (phase * filter_of.y + tap) * (channels / 4u) * ${outputs} + own) * 4u;
${each(
  (p) => `      let down${p} = u32(i32(y${p}) * stride + dy);
      let right${p} = u32(i32(x${p}) * stride + dx);
      let in${p} = down${p} < input_of.y && right${p} < input_of.x;
      let at${p} = start + select(0u, down${p} * input_of.z + right${p} * input_of.w, in${p});`,
)}
      for (var c = 0u; c < channels; c += ${lanes}u) {
${each((p) => `        var v${p} = 0.0;`)}
        ${ofPart((name) => each((p) => `        v${p} = select(0.0, load_${name}(at${p} + c), in${p});`))}
        let last = min(channels - c, ${lanes}u);
        for (var j = 0u; j < last; j++) {
          let channel = c + j;
          let column = load_${filters}(matrices + (channel >> 2u) * ${outputs} * 4u + (channel & 3u));
${each((p) => `          s${p} += column * subgroupShuffle(v${p}, j);`)}
        }
      }
    }
  }`;
}
