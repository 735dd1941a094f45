// npm run bench:quality [-- --results]: measures what is missing of faces-32 (hours; stop and start it at will) and
// writes bench/results; with --results it only writes.
// npm run bench:quality -- --photos DATA [--count 256] [--python bits.json]: photos-32, held against the Python. DATA is a
// folder that models/train/prepare.py made, bits.json what evaluate.py --terms 100 wrote of it.
import { parseArgs } from "node:util";
import { importTypeScript } from "./ts.mjs";

const { values } = parseArgs({
  options: {
    results: { type: "boolean", default: false },
    photos: { type: "string" },
    count: { type: "string", default: "256" },
    python: { type: "string" },
  },
});
const { runPhotos, runQuality } = await importTypeScript("bench/quality.ts");
await (values.photos ? runPhotos(values.photos, Number(values.count), values.python) : runQuality(values.results));
process.exit(0); // onnxruntime's threads would keep the process
