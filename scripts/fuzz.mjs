// npm run fuzz: the readers of links, PNGs and recipes, 100,000 cases each (10,000 in npm test), and of models, 10,000
// changed files of every container (400 in npm test); 500 folders with a changed file as the page takes them in (20 in npm test).
import { bin, install } from "./lib.mjs";

install();
const env = { ...process.env, FUZZ: "long" };
process.exit(
  bin("vitest/vitest.mjs", ["run", "src/recipe/fuzz.test.ts", "src/formats/fuzz.test.ts", "src/intake/fuzz.test.ts"], {
    env,
  }),
);
