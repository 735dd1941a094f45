// npm run chaos [-- WORDS] [-- --times 0.1] [-- --from 10 --tries 5] [-- --seed 7] [-- --dist FOLDER]: the built app in a
// real browser, and everything that can befall it, as often as each is worth; prints how often it was tried, held, and
// what was lost. WORDS begin words of families' names (`-- worker SIGKILL`); a try is the same alone as among others
// (`--from 12 --tries 1`). A FOLDER that has been built already is not built again. `--report FILE` has the figures as JSON.
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { runnerImport } from "vite";
import { BESIDE } from "./chaos/beside.mjs";
import { openBrowser } from "./chaos/browser.mjs";
import { FAULTS } from "./chaos/faults.mjs";
import { GPU } from "./chaos/gpu.mjs";
import { MANY } from "./chaos/many.mjs";
import { MODELS } from "./chaos/models.mjs";
import { PEOPLE } from "./chaos/people.mjs";
import { PLACES } from "./chaos/places.mjs";
import { RUNS } from "./chaos/runs.mjs";
import { VERSIONS } from "./chaos/versions.mjs";
import { WORKS } from "./chaos/works.mjs";
import { install, root, say } from "./lib.mjs";
import { built, serveBuilt } from "./serve-built.mjs";

const FAMILIES = [
  ...RUNS,
  ...WORKS,
  ...BESIDE,
  ...GPU,
  ...MANY,
  ...FAULTS,
  ...MODELS,
  ...VERSIONS,
  ...PLACES,
  ...PEOPLE,
];
const text = { type: "string" };
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { times: text, from: text, tries: text, seed: text, dist: text, report: text },
});
const scale = Number(values.times ?? 1);
const from = Number(values.from ?? 0);
const seed = Number(values.seed ?? 1);
/** "load" begins a word of "load faults", and none of "reloads"; a whole name is that family alone. */
const means = (word, { name }) =>
  FAMILIES.some((family) => family.name === word) ? name === word : ` ${name}`.includes(` ${word}`);
const chosen = FAMILIES.filter((family) => positionals.length === 0 || positionals.some((word) => means(word, family)));
const unknown = positionals.find((word) => !FAMILIES.some((family) => means(word, family)));
if (unknown !== undefined || [scale, from, seed, Number(values.tries ?? 1)].some(Number.isNaN)) {
  say(`what of it? The families are: ${FAMILIES.map(({ name }) => name).join(", ")}`);
  process.exit(1);
}

/** 0 … 1, of a try's own. */
function randomOf(i) {
  let state = (seed * 7919 + i * 104729 + 1) % 2147483647;
  return () => {
    state = (state * 16807) % 2147483647;
    return state / 2147483647;
  };
}

// Who ends it ends its browsers.
for (const signal of ["SIGINT", "SIGTERM"]) process.once(signal, () => process.exit(130));
install();
const { dist, clear } = built(values.dist);
const server = await serveBuilt(dist);
const url = `http://localhost:${server.address().port}/`;
const open = (how) => openBrowser(url, how);
/** The tests' own helpers, which are TypeScript. */
const house = async (path) => (await runnerImport(join(root, path), { configFile: false, logLevel: "error" })).module;
const rows = [];
try {
  for (const { name, times, meet } of chosen) {
    const tries = Number(values.tries ?? Math.max(1, Math.round(times * scale)));
    const row = { name, tried: 0, held: 0, lost: [] };
    const begun = performance.now();
    for (let i = from; i < from + tries; i++) {
      row.tried++;
      const random = randomOf(i);
      random(); // seeds that are neighbours begin alike
      try {
        const found = await meet({ random, scale, open, dist, house, port: server.address().port }, i);
        row.held++;
        say(`${name}: ${i} held${found ? `: ${found}` : ""}`);
      } catch (error) {
        row.lost.push(`${i}: ${String(error instanceof Error ? error.message : error).split("\n")[0]}`);
        say(`${name}: lost ${row.lost.at(-1)}`);
      }
    }
    rows.push(row);
    say(`${name}: ${row.held} of ${row.tried} held, ${Math.round((performance.now() - begun) / 1000)} s`);
  }
} finally {
  server.close();
  clear();
}
console.table(
  Object.fromEntries(rows.map(({ name, tried, held, lost }) => [name, { tried, held, lost: lost.length }])),
);
if (values.report) writeFileSync(values.report, JSON.stringify(rows));
process.exit(rows.some(({ lost }) => lost.length > 0) ? 1 : 0);
