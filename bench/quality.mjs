// npm run bench:quality [-- --results]: measures what is missing (hours; stop and start it at will) and
// writes bench/results; with --results it only writes.
import { importTypeScript } from "./ts.mjs";

const { runQuality } = await importTypeScript("bench/quality.ts");
await runQuality(process.argv.includes("--results"));
process.exit(0); // onnxruntime's threads would keep the process
