// npm run bench:ops: our engine op by op, without a browser. -- --models a,b and --batches 1,4 choose.
import { parseArgs } from "node:util";
import { importTypeScript } from "./ts.mjs";

const { values } = parseArgs({
  options: { models: { type: "string", default: "faces-32" }, batches: { type: "string", default: "1" } },
});
const { kindsOf, ops } = await importTypeScript("bench/ops.ts");
const line = (cells) => console.log(`| ${cells.join(" | ")} |`);
const numbers = ({ ms, flops, bytes }) => [
  ms.toFixed(2),
  (flops / 1e6).toFixed(1),
  (bytes / 1e6).toFixed(2),
  (flops / ms / 1e6).toFixed(1),
];
for (const model of values.models.split(",")) {
  for (const batch of values.batches.split(",").map(Number)) {
    const { adapter, ops: all } = await ops(model, batch);
    console.log(`\n${model}, pictures at once: ${batch}, on ${adapter}\n`);
    line(["op", "ms", "MFLOP", "MB", "GFLOP/s", "workgroups"]);
    line(Array(6).fill("---"));
    for (const op of all) line([op.label, ...numbers(op), op.workgroups]);
    console.log("");
    line(["kind", "how many", "ms", "MFLOP", "MB", "GFLOP/s"]);
    line(Array(6).fill("---"));
    for (const [kind, sum] of Object.entries(kindsOf(all))) line([kind, sum.count, ...numbers(sum)]);
  }
}
process.exit(0);
