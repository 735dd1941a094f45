// node bench/record.mjs [model]: the recorded run the page plays while the model loads, and the README's picture.
import { importTypeScript } from "./ts.mjs";

await importTypeScript("bench/record.ts");
process.exit(0); // onnxruntime's threads would keep Node alive
