// npm run record -- trajectory … (a room), or a model for its showreel: makes public/recorded/.
import { importTypeScript } from "./ts.mjs";

if (process.argv.length < 3) throw new Error("usage: npm run record -- ROOM…, or MODEL for its showreel");
await importTypeScript("bench/record.ts");
process.exit(0); // onnxruntime's threads would keep Node alive
