/**
 * Attention by lanes that hand each other what they load: each has a query of its own, and loads one of the keys and values that
 * all of them look at.
 */
import { linesOf } from "../lower/dispatch.ts";
import type { Means } from "./attention-means.ts";
import { SUBGROUPS } from "./shuffled.ts";

/** @param lanes of a subgroup: as many queries, and keys at a time */
export const handed = (lanes: number): Means => ({
  keys: lanes,
  // More are compiled for longer than they would ever save.
  fours: 4,
  queries: lanes,
  directives: SUBGROUPS,
  anySize: true,
  scored: ({ fours, query, key, keyAt }) => `    let kat = ${keyAt("own + lane")};
    for (var c = 0u; c < ${fours}; c++) {
      let asked = ${query("qat + c")};
      let loaded = ${key("kat + c")};
${linesOf(lanes, (j) => `      s${j} += dot(asked, subgroupShuffle(loaded, ${j}u));`)}
    }`,
  summed: ({ value, valueAt }, fours) => `      let vat = ${valueAt("shown + lane")};
${linesOf(
  fours,
  (i) => `      {
        let loaded = ${value(`vat + ${i}u`)};
${linesOf(lanes, (j) => `        a${i} += p${j} * subgroupShuffle(loaded, ${j}u);`)}
      }`,
)}`,
});
