// npm run chaos [-- --times 0.1] [-- --only reloads,tabs] [-- --seed 7]: the built app in a real browser, and everything
// that can befall it, as often as each is worth; prints how often it was tried, held, and what was lost.
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { openBrowser } from "./chaos/browser.mjs";
import { FAULTS } from "./chaos/faults.mjs";
import { PEOPLE } from "./chaos/people.mjs";
import { RUNS } from "./chaos/runs.mjs";
import { bin, install, say } from "./lib.mjs";
import { serveBuilt } from "./serve-built.mjs";

const options = Object.fromEntries(
  process.argv.slice(2).flatMap((word, i, all) => (word.startsWith("--") ? [[word.slice(2), all[i + 1]]] : [])),
);
const scale = Number(options.times ?? 1);
const only = options.only?.split(",");
let seed = Number(options.seed ?? 1);
/** 0 … 1; the same with the same seed. */
const random = () => {
  seed = (seed * 16807) % 2147483647;
  return seed / 2147483647;
};

install();
const dist = mkdtempSync(join(tmpdir(), "backstep-chaos-"));
if (bin("vite/bin/vite.js", ["build", "--outDir", dist, "--emptyOutDir", "--logLevel", "error"]) !== 0) process.exit(1);
const server = await serveBuilt(dist);
const url = `http://localhost:${server.address().port}/`;
const rows = [];
try {
  for (const { name, times, meet } of [...RUNS, ...FAULTS, ...PEOPLE]) {
    if (only && !only.includes(name)) continue;
    const tries = Math.max(1, Math.round(times * scale));
    const row = { name, tried: 0, held: 0, lost: [] };
    const begun = performance.now();
    const at = { random, scale, open: (how) => openBrowser(url, how) };
    for (let i = 0; i < tries; i++) {
      row.tried++;
      try {
        await meet(at, i);
        row.held++;
      } catch (error) {
        row.lost.push(`${i}: ${String(error instanceof Error ? error.message : error).split("\n")[0]}`);
      }
    }
    rows.push(row);
    say(`${name}: ${row.held} of ${row.tried} held, ${Math.round((performance.now() - begun) / 1000)} s`);
    for (const lost of row.lost) say(`  lost ${lost}`);
  }
} finally {
  server.close();
  rmSync(dist, { recursive: true, force: true });
}
console.table(
  Object.fromEntries(rows.map(({ name, tried, held, lost }) => [name, { tried, held, lost: lost.length }])),
);
process.exit(rows.some(({ lost }) => lost.length > 0) ? 1 : 0);
