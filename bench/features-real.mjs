// See features-real.ts.
import { importTypeScript } from "./ts.mjs";

const [model, file, ...source] = process.argv.slice(2);
if (!file) throw new Error("which model and file? node bench/features-real.mjs MODEL FILE [WORDS ABOUT IT]");
const { writeReal } = await importTypeScript("bench/features-real.ts");
writeReal(model, file, source.join(" "));
