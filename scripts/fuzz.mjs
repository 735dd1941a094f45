// npm run fuzz: the readers of links, PNGs and recipes, 100,000 cases each (10,000 in npm test), and of models, 10,000
// changed files of every container (400 in npm test); 500 folders with a changed file as the page takes them in (20 in
// npm test). With -- page: 500 changed model files dropped on the page in a browser (20 in npm test).
import { bin, install, run } from "./lib.mjs";

install();
const options = { env: { ...process.env, FUZZ: "long" } };
const page = ["scripts/e2e.mjs", "e2e/mutated.spec.ts", "--project", "processor"];
const readers = ["src/recipe/fuzz.test.ts", "src/formats/fuzz.test.ts", "src/intake/fuzz.test.ts"];
process.exit(
  process.argv.includes("page")
    ? run(process.execPath, page, options)
    : bin("vitest/vitest.mjs", ["run", ...readers], options),
);
