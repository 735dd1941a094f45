/**
 * Attention with an online softmax (Milakov & Gimelshein 2018): a thread has one query of one head and never writes its
 * scores down. Keys are taken a few at a time, so that what was summed is scaled once for all of them.
 */
import { type Dispatch, groupsOf, HEAD, nameOf, read, threadNumber } from "../lower/dispatch.ts";
import { foursAlong, type View } from "../lower/view.ts";

const SIZE = 32;
/** Groups of four values that a thread keeps; wider heads are several threads, each with all the scores. */
const MOST = 4;

/** @param q [heads, N, d] @param k [heads, M, d] @param v [heads, M, e], the last axes in fours; out as v, of N */
export function attended(scale: number, q: View, k: View, v: View, out: View): Dispatch {
  const [heads, queries, d] = q.shape as [number, number, number];
  const [, keys, e] = v.shape as [number, number, number];
  const [d4, e4] = [Math.ceil(d / 4), Math.ceil(e / 4)];
  const chunks = Math.ceil(e4 / MOST);
  const chunk = Math.ceil(e4 / chunks);
  const tile = [2, 1].find((size) => keys % size === 0)!;
  const threads = heads * queries * chunks;
  const groups = groupsOf(threads, SIZE);
  const reads = [q, k, v].map((view) => read(view, "vec4f"));
  const [rq, rk, rv] = reads.map((_, i) => nameOf(reads, i)) as [string, string, string];
  const start = (view: View, name: string, row: string) =>
    `base_${name}(b) + ${view.offset / 4}u + head * ${foursAlong(view, 0)}u + ${row} * ${foursAlong(view, 1)}u`;
  const each = (count: number, line: (i: number) => string) => Array.from({ length: count }, (_, i) => line(i));
  const [key4, value4] = [foursAlong(k, 1), foursAlong(v, 1)];
  const sum = (i: number) =>
    `a${i} = a${i} * old${each(tile, (j) => ` + p${j} * load_${rv}(vat + ${j * value4 + i}u)`).join("")};`;
  const guarded = (i: number, line: string) => (chunks * chunk > e4 ? `if (first + ${i}u < ${e4}u) { ${line} }` : line);
  return {
    label: "attention",
    code: `${HEAD(SIZE)} {
  let b = group.z;
  let i = ${threadNumber(groups, SIZE)};
  if (i >= ${threads}u) { return; }
  let head = i / ${queries * chunks}u;
  let query = (i / ${chunks}u) % ${queries}u;
  let first = (i % ${chunks}u) * ${chunk}u;
  let qat = ${start(q, rq, "query")};
  var largest = -3.0e38;
  var total = 0.0;
${each(chunk, (i) => `  var a${i} = vec4f();`).join("\n")}
  for (var key = 0u; key < ${keys}u; key += ${tile}u) {
    let kat = ${start(k, rk, "key")};
    let vat = ${start(v, rv, "key")} + first;
${each(tile, (j) => `    var s${j} = 0.0;`).join("\n")}
    for (var c = 0u; c < ${d4}u; c++) {
      let value = load_${rq}(qat + c);
${each(tile, (j) => `      s${j} += dot(value, load_${rk}(kat + ${j * key4}u + c));`).join("\n")}
    }
${each(tile, (j) => `    s${j} *= ${scale};`).join("\n")}
    var now = largest;
${each(tile, (j) => `    now = max(now, s${j});`).join("\n")}
    let old = exp(largest - now);
    largest = now;
${each(tile, (j) => `    let p${j} = exp(s${j} - now);`).join("\n")}
    total = total * old${each(tile, (j) => ` + p${j}`).join("")};
${each(chunk, (i) => `    ${guarded(i, sum(i))}`).join("\n")}
  }
  let at = ${start(out, "w", "query")} + first;
${each(chunk, (i) => `  ${guarded(i, `store(at + ${i}u, a${i} / total);`)}`).join("\n")}
}`,
    reads,
    sizes: [],
    write: out.tensor,
    writes: "vec4f",
    groups,
    flops: heads * queries * keys * (2 * d * chunks + 2 * e),
  };
}
