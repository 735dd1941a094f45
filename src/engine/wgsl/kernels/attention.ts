/**
 * Attention with an online softmax (Milakov & Gimelshein 2018), whose scores are never written down. A workgroup has some
 * queries of one head, and as many threads for each as its values are parts: a thread makes the scores of keys of its own, all of
 * a query's see them in the workgroup's memory, and each sums its part of the values. So a score is made once, however wide the
 * head is. Keys are taken so many at a time that what was summed is scaled once for all of them; how many is the head's, so
 * that the bits don't depend on how many queries are together.
 */
import { bitsOf, type Dispatch, HEAD, linesOf, nameOf, read, Sizes } from "../lower/dispatch.ts";
import type { Target } from "../lower/target.ts";
import { foursAlong, isHalf, type View } from "../lower/view.ts";
import type { Loads, Means } from "./attention-means.ts";
import { handed } from "./attention-shuffled.ts";

/** Threads of a workgroup, where a head has fewer parts. */
const SIZE = 64;
/** Fewer leave some of what GPUs run in step idle. */
const LEAST = 32;
/** Queries of a workgroup that are worth being timed. */
const TOGETHER = [4, 8, 16, 32, 64];

/** @param q [heads, N, d] @param k [heads, M, d] @param v [heads, M, e], the last axes in fours; out as v, of N */
export function attended(scale: number, q: View, k: View, v: View, out: View, target: Target): Dispatch {
  const means = target.lanes > 0 ? handed(target.lanes) : LOADED;
  const [heads, queries, d] = q.shape as [number, number, number];
  const [, keys, e] = v.shape as [number, number, number];
  const [d4, e4] = [Math.ceil(d / 4), Math.ceil(e / 4)];
  const least = means.queries ?? 4;
  const fours = Math.ceil(e4 / Math.min(Math.ceil(e4 / means.fours), Math.floor(target.threads / least)));
  const parts = Math.ceil(e4 / fours);
  const halves = isHalf(out.tensor) ? " f16" : "";
  const shape = `attention ${heads} × ${queries} × ${d}, ${keys} × ${e}${halves}`;
  const known = target.wayOf(shape);
  const wanted = known && "queries" in known ? known.queries : Math.max(least, Math.floor(SIZE / parts));
  const together = means.queries ?? wanted;
  const reads = [q, k, v].map((view) => read(view, "vec4f"));
  const [rq, rk, rv] = reads.map((_, i) => nameOf(reads, i)) as [string, string, string];
  const sizes = new Sizes();
  const size = (value: number) => (means.anySize ? sizes.of(value) : `${value}u`);
  const [queriesOf, keysOf] = [size(queries), size(keys)];
  const start = (view: View, name: string, row: string) =>
    `base_${name}(b) + ${size(view.offset / 4)} + head * ${size(foursAlong(view, 0))} + ${row} * ${size(foursAlong(view, 1))}`;
  const load: Loads = {
    fours: size(d4),
    query: (at) => `load_${rq}(${at})`,
    key: (at) => `load_${rk}(${at})`,
    value: (at) => `load_${rv}(${at})`,
    keyAt: (row) => start(k, rk, `min(${row}, ${keysOf} - 1u)`),
    valueAt: (row) => `${start(v, rv, `min(${row}, ${keysOf} - 1u)`)} + first`,
  };
  const shared = parts > 1;
  const largest = `    peaks[part * ${together}u + lane] = now;
    workgroupBarrier();
    for (var other = 0u; other < ${parts}u; other++) { now = max(now, peaks[other * ${together}u + lane]); }`;
  const toldOf = (j: number) => `    weights[(part * ${means.keys}u + ${j}u) * ${together}u + lane] = w${j};`;
  const scaleOf = means.anySize ? `bitcast<f32>(${sizes.of(bitsOf(scale))})` : `f32(${scale})`;
  return {
    label: "attention",
    ...(means.directives && { directives: means.directives }),
    code: `${shared ? `var<workgroup> peaks: array<f32, ${parts * together}>;\nvar<workgroup> weights: array<f32, ${parts * means.keys * together}>;` : ""}
${HEAD(parts * together)} {
  let b = group.z;
  let head = group.y;
  let lane = local.x % ${together}u;
  let part = local.x / ${together}u;
  let first = part * ${fours}u;
  let wanted = group.x * ${together}u + lane;
  let query = min(wanted, ${queriesOf} - 1u);
  let qat = ${start(q, rq, "query")};
  let scale = ${scaleOf};
  var largest = -3.0e38;
  var total = 0.0;
${linesOf(fours, (i) => `  var a${i} = vec4f();`)}
  for (var key = 0u; key < ${keysOf}; key += ${parts * means.keys}u) {
    let own = key + part * ${means.keys}u;
${linesOf(means.keys, (j) => `    var s${j} = 0.0;`)}
${means.scored(load)}
    var now = largest;
${linesOf(means.keys, (j) => `    s${j} = select(-3.0e38, s${j} * scale, own + ${j}u < ${keysOf});\n    now = max(now, s${j});`)}
${shared ? largest : ""}
    let old = exp(largest - now);
    largest = now;
    total *= old;
${linesOf(fours, (i) => `    a${i} *= old;`)}
${linesOf(means.keys, (j) => `    let w${j} = exp(s${j} - now);`)}
${shared ? `${linesOf(means.keys, toldOf)}\n    workgroupBarrier();` : ""}
    for (var other = 0u; other < ${parts}u; other++) {
      let shown = key + other * ${means.keys}u;
${linesOf(means.keys, (j) => `      let p${j} = ${shared ? `weights[(other * ${means.keys}u + ${j}u) * ${together}u + lane]` : `w${j}`};\n      total += p${j};`)}
${means.summed(load, fours)}
    }
  }
  if (wanted >= ${queriesOf}) { return; }
  let at = ${start(out, "w", "query")} + first;
${linesOf(fours, (i) => `  if (first + ${i}u < ${size(e4)}) { store(at + ${i}u, a${i} / total); }`)}
}`,
    reads,
    sizes: sizes.list,
    write: out.tensor,
    writes: "vec4f",
    groups: [Math.ceil(queries / together), heads],
    flops: heads * queries * keys * 2 * (d + e),
    tiled: {
      shape,
      way: { queries: together },
      beside: () =>
        means.queries
          ? []
          : TOGETHER.filter((count) => count !== together && count < 2 * queries)
              .map((count) => ({ queries: count }))
              .filter(({ queries }) => queries * parts >= LEAST && queries * parts <= target.threads),
      as: (way) => attended(scale, q, k, v, out, { ...target, wayOf: () => way }),
    },
  };
}

/** Each thread loads what it multiplies by itself: neighbours have the same keys and values, and another query. */
const LOADED: Means = {
  keys: 4,
  fours: 8,
  anySize: false,
  scored: ({ fours, query, key, keyAt }) => `${linesOf(4, (j) => `    let kat${j} = ${keyAt(`own + ${j}u`)};`)}
    for (var c = 0u; c < ${fours}; c++) {
      let asked = ${query("qat + c")};
${linesOf(4, (j) => `      s${j} += dot(asked, ${key(`kat${j} + c`)});`)}
    }`,
  summed: ({ value, valueAt }, fours) => `${linesOf(4, (j) => `      let vat${j} = ${valueAt(`shown + ${j}u`)};`)}
${linesOf(fours, (i) => linesOf(4, (j) => `      a${i} += p${j} * ${value(`vat${j} + ${i}u`)};`))}`,
};
