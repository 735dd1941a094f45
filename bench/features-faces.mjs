// See features-faces.ts.
import { importTypeScript } from "./ts.mjs";

const [file, ...source] = process.argv.slice(2);
if (!file) throw new Error("which file? node bench/features-faces.mjs FILE [WORDS ABOUT IT]");
const { writeReferenceFaces } = await importTypeScript("bench/features-faces.ts");
writeReferenceFaces(file, source.join(" "));
