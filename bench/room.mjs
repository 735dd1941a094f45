// npm run bench:room [-- --pictures 256] [-- --results]: the room Bench's own rows without a browser, on wasm, held against
// bench/results/steps.json (a quarter of an hour of one core; stop and start it at will); writes bench/results/bench.md.
// With --results it measures nothing.
import { parseArgs } from "node:util";
import { importTypeScript } from "./ts.mjs";

const { values } = parseArgs({
  options: { results: { type: "boolean", default: false }, pictures: { type: "string", default: "256" } },
});
const { measureRoom, writeRoom } = await importTypeScript("bench/room.ts");
const pictures = Number(values.pictures);
if (!values.results) await measureRoom(pictures);
writeRoom(pictures);
process.exit(0); // onnxruntime's threads would keep the process
