/** One dispatch: a kernel with its shapes in it, and the memory it reads and writes. */
import type { Brought } from "../kernels/brought.ts";
import type { Way } from "../kernels/ways.ts";
import { isHalf, type Tensor, type View } from "./view.ts";

export interface Dispatch {
  /** What it does, for people. */
  readonly label: string;
  /** What stands before everything else in the module. */
  readonly directives?: string;
  /**
   * WGSL, but for its bindings, which `bindings` writes: what is read by load_r0(i), load_r1(i) …, and written by
   * store(i, value), whatever it is stored as; base_r0(b) … where a picture's begin.
   */
  readonly code: string;
  readonly reads: readonly Read[];
  readonly write: Tensor;
  /** How the result is written. */
  readonly writes: Element;
  /**
   * What the code calls d: sizes that are not written into it, so that one compiled kernel is for all of its kind. A
   * driver takes longer to compile a convolution than to run one.
   */
  readonly sizes: readonly number[];
  /** Whether each thing bound is a picture's, a row's or all pictures' is in d too, and not in the code. */
  readonly anyPlace?: true;
  /** Workgroups for one picture; pictures are the third axis. */
  readonly groups: readonly [x: number, y: number];
  /** Multiplications and additions of one picture. */
  readonly flops: number;
  /** Where the same bits can be had in other ways. */
  readonly tiled?: Tiled;
}

export interface Tiled {
  /** What it is a dispatch of, by which a way is remembered. */
  readonly shape: string;
  readonly way: Way;
  /** Others that may be faster. */
  readonly beside: () => readonly Way[];
  readonly as: (way: Way) => Dispatch;
  /** What its threads would load, where that is known beforehand. */
  readonly brought?: (way: Way) => Brought | null;
}

export type Element = "f32" | "vec4f" | "mat4x4f";

export interface Read {
  readonly tensor: Tensor;
  readonly as: Element;
}

/** Sizes as they are met while code is written: each one's name in it. */
export class Sizes {
  readonly list: number[] = [];

  of(size: number): string {
    const at = this.list.push(size) - 1;
    return `d[${at >> 2}].${"xyzw"[at & 3]}`;
  }
}

/** A number of the kind that d doesn't hold, as one that it does. */
export const bitsOf = (value: number): number => new Uint32Array(Float32Array.of(value).buffer)[0]!;

/** So many lines of code that differ in a number. */
export const linesOf = (count: number, line: (i: number) => string): string =>
  Array.from({ length: count }, (_, i) => line(i)).join("\n");

export const read = ({ tensor }: View, as: Element): Read => ({ tensor, as });

/** Workgroups for so many threads, in two axes: one takes no more than 65,535. */
export function groupsOf(threads: number, size: number): readonly [number, number] {
  const groups = Math.ceil(threads / size);
  const rows = Math.ceil(groups / 65_535);
  return [Math.ceil(groups / rows), rows];
}

/** Every thread's number, where groupsOf() said how many there are. */
export const threadNumber = (groups: readonly [number, number], size: number): string =>
  `(group.y * ${groups[0]}u + group.x) * ${size}u + local.x`;

export const HEAD = (size: number): string =>
  `@compute @workgroup_size(${size})
fn main(@builtin(workgroup_id) group: vec3u, @builtin(local_invocation_id) local: vec3u)`;

const floatsOf = { f32: 1, vec4f: 4, mat4x4f: 16 };

/** The sizes of a dispatch, and behind them how far apart pictures, or rows, are in each thing bound: d as it is uploaded. */
export function sizesOf(dispatch: Dispatch, over: Over): Uint32Array<ArrayBuffer> {
  const { sizes, reads, write, writes, anyPlace } = dispatch;
  const bound = [...distinct(reads), { tensor: write, as: writes }];
  const all = bound.flatMap(({ tensor, as }) => {
    const size = Math.ceil(tensor.floats / floatsOf[as]);
    return anyPlace ? stepsOf(tensor, size, over) : [size];
  });
  const padded = new Uint32Array(Math.ceil((sizes.length + all.length) / 4) * 4);
  padded.set([...sizes, ...all]);
  return padded;
}

/** From picture to picture, and from row to row. */
function stepsOf({ place }: Tensor, size: number, over: Over): readonly [number, number] {
  if (place.kind === "weight") return [0, 0];
  return place.kind === "row" && over === "pictures" ? [0, size] : [size, 0];
}

/** Which buffers are bound, in order: what is read, what is written, d, and where rows are read the index of each picture's. */
export function typesOf(dispatch: Dispatch, over: Over): readonly GPUBufferBindingType[] {
  const indexed = isIndexed(dispatch, over) ? (["read-only-storage"] as const) : [];
  return [...distinct(dispatch.reads).map(() => "read-only-storage" as const), "storage", "uniform", ...indexed];
}

export type Over = "pictures" | "rows";

const isIndexed = ({ reads, anyPlace }: Dispatch, over: Over) =>
  anyPlace || (over === "pictures" && reads.some(({ tensor }) => tensor.place.kind === "row"));

/**
 * The bindings and where a picture's values begin in each. A row is found by the index of the picture, where pictures
 * are what is run; where rows themselves are, each is its own.
 */
function bindings(dispatch: Dispatch, over: Over): string {
  const { reads, write, writes, sizes, anyPlace } = dispatch;
  const unique = distinct(reads);
  const all = new Sizes();
  for (const size of sizes) all.of(size);
  const begin = ({ place }: Tensor) => {
    if (anyPlace) return `b * ${all.of(0)} + row_of[b] * ${all.of(0)}`;
    const size = all.of(0);
    if (place.kind === "weight") return "0u";
    return `${place.kind === "row" && over === "pictures" ? "row_of[b]" : "b"} * ${size}`;
  };
  const named = [
    ...unique.map(({ tensor, as }, i) => ({ name: `r${i}`, tensor, as, access: "read" })),
    { name: "w", tensor: write, as: writes, access: "read_write" },
  ];
  const lines = named.flatMap(({ name, tensor, as, access }, i) => [
    `@group(0) @binding(${i}) var<storage, ${access}> ${name}: array<${storedAs(tensor, as)}>;`,
    `fn base_${name}(b: u32) -> u32 { return ${begin(tensor)}; }`,
  ]);
  lines.push(
    ...unique.map(({ tensor, as }, i) => {
      const value = isHalf(tensor) ? `${as}(r${i}[i])` : `r${i}[i]`;
      return `fn load_r${i}(i: u32) -> ${as} { return ${value}; }`;
    }),
    `fn store(i: u32, value: ${writes}) { w[i] = ${isHalf(write) ? halved(writes) : "value"}; }`,
  );
  lines.push(
    `@group(0) @binding(${named.length}) var<uniform> d: array<vec4u, ${sizesOf(dispatch, over).length / 4}>;`,
  );
  if (isIndexed(dispatch, over)) {
    lines.push(`@group(0) @binding(${named.length + 1}) var<storage, read> row_of: array<u32>;`);
  }
  return lines.join("\n");
}

/** WGSL's names of what stands in memory; all arithmetic is in float32. */
const HALF = { f32: "f16", vec4f: "vec4h", mat4x4f: "mat4x4h" } as const satisfies Record<Element, string>;
const storedAs = (tensor: Tensor, as: Element): string => (isHalf(tensor) ? HALF[as] : as);
const HALVES = "enable f16;";

/**
 * What float16 can't hold would become anything. Here it becomes infinite, and by the next norm no number at all: every run
 * looks for that, none for values that are a little wrong.
 */
const halved = (as: Element): string => `${HALF[as]}(select(value, value * 3.0e38, abs(value) > ${as}(65504.0)))`;

/** The whole module. Dispatches of the same are one program. */
export function codeOf(dispatch: Dispatch, over: Over): string {
  const halves = [...dispatch.reads.map(({ tensor }) => tensor), dispatch.write].some(isHalf);
  return [halves ? HALVES : "", dispatch.directives ?? "", bindings(dispatch, over), dispatch.code].join("\n");
}

/** A tensor read twice in one way is bound once. */
export function distinct(reads: readonly Read[]): readonly Read[] {
  return reads.filter((each, i) => indexIn(reads, each) === i);
}

const indexIn = (reads: readonly Read[], { tensor, as }: Read) =>
  reads.findIndex((other) => other.tensor === tensor && other.as === as);

/** The name in WGSL of the i-th thing read. */
export function nameOf(reads: readonly Read[], i: number): string {
  return `r${indexIn(distinct(reads), reads[i]!)}`;
}
