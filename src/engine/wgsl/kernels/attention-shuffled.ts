/**
 * The same attention by lanes that hand each other what they load: each has a query of its own, and loads one of the keys and
 * values that all of them look at.
 */
import { bitsOf, type Dispatch, HEAD, nameOf, read, Sizes } from "../lower/dispatch.ts";
import { foursAlong, type View } from "../lower/view.ts";
import { SUBGROUPS } from "./shuffled.ts";

/** Groups of four values that a thread keeps; wider heads are several workgroups, each with all the scores. */
const MOST = 4;

/** @param lanes of a subgroup, and of a workgroup @see attended */
export function attendedTogether(scale: number, q: View, k: View, v: View, out: View, lanes: number): Dispatch {
  const [heads, queries, d] = q.shape as [number, number, number];
  const [, keys, e] = v.shape as [number, number, number];
  const [d4, e4] = [Math.ceil(d / 4), Math.ceil(e / 4)];
  const chunks = Math.ceil(e4 / MOST);
  const chunk = Math.ceil(e4 / chunks);
  const reads = [q, k, v].map((view) => read(view, "vec4f"));
  const [rq, rk, rv] = reads.map((_, i) => nameOf(reads, i)) as [string, string, string];
  const sizes = new Sizes();
  const [queriesOf, keysOf, d4Of, e4Of, chunksOf] = [queries, keys, d4, e4, chunks].map((size) => sizes.of(size));
  const scaleOf = `bitcast<f32>(${sizes.of(bitsOf(scale))})`;
  const start = (view: View, name: string, row: string) =>
    `base_${name}(b) + ${sizes.of(view.offset / 4)} + head * ${sizes.of(foursAlong(view, 0))} + ${row} * ${sizes.of(foursAlong(view, 1))}`;
  const all = (count: number, line: (i: number) => string) =>
    Array.from({ length: count }, (_, i) => line(i)).join("\n");
  const sum = (i: number) => `    {
      let own = load_${rv}(vat + ${i}u);
      a${i} *= old;
${all(lanes, (j) => `      a${i} += s${j} * subgroupShuffle(own, ${j}u);`)}
    }`;
  return {
    label: "attention",
    directives: SUBGROUPS,
    code: `${HEAD(lanes)} {
  let b = group.z;
  let lane = local.x;
  let head = group.y / ${chunksOf};
  let first = (group.y % ${chunksOf}) * ${chunk}u;
  let wanted = group.x * ${lanes}u + lane;
  let query = min(wanted, ${queriesOf} - 1u);
  let qat = ${start(q, rq, "query")};
  let scale = ${scaleOf};
  var largest = -3.0e38;
  var total = 0.0;
${all(chunk, (i) => `  var a${i} = vec4f();`)}
  for (var key = 0u; key < ${keysOf}; key += ${lanes}u) {
    let owned = min(key + lane, ${keysOf} - 1u);
    let kat = ${start(k, rk, "owned")};
    let vat = ${start(v, rv, "owned")} + first;
${all(lanes, (j) => `    var s${j} = 0.0;`)}
    for (var c = 0u; c < ${d4Of}; c++) {
      let asked = load_${rq}(qat + c);
      let own = load_${rk}(kat + c);
${all(lanes, (j) => `      s${j} += dot(asked, subgroupShuffle(own, ${j}u));`)}
    }
    var now = largest;
${all(lanes, (j) => `    s${j} = select(-3.0e38, s${j} * scale, key + ${j}u < ${keysOf});\n    now = max(now, s${j});`)}
    let old = exp(largest - now);
    largest = now;
    total *= old;
${all(lanes, (j) => `    s${j} = exp(s${j} - now);\n    total += s${j};`)}
${all(chunk, sum)}
  }
  if (wanted >= ${queriesOf}) { return; }
  let at = ${start(out, "w", "query")} + first;
${all(chunk, (i) => `  if (first + ${i}u < ${e4Of}) { store(at + ${i}u, a${i} / total); }`)}
}`,
    reads,
    sizes: sizes.list,
    write: out.tensor,
    writes: "vec4f",
    groups: [Math.ceil(queries / lanes), heads * chunks],
    flops: heads * queries * keys * (2 * d * chunks + 2 * e),
  };
}
