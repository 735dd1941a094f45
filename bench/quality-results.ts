/** bench/results: what was measured, as JSON and as one page of tables. */
import { spawnSync } from "node:child_process";
import { mkdirSync, writeFileSync } from "node:fs";
import { cpus } from "node:os";
import { join } from "node:path";
import { summariseBits } from "./quality-bits.ts";
import { MODEL, SHA256, THREADS } from "./quality-network.ts";
import { summariseRoundTrip } from "./quality-round-trip.ts";
import { summariseSteps } from "./quality-steps.ts";
import { page } from "./quality-tables.ts";

const folder = join(process.cwd(), "bench", "results");

export function writeResults(): void {
  mkdirSync(folder, { recursive: true });
  const bits = summariseBits();
  const roundTrip = summariseRoundTrip();
  const steps = summariseSteps();
  const about = {
    date: new Date().toISOString().slice(0, 10),
    machine: `${cpus()[0]?.model.trim()}, ${cpus().length} logical cores, shared with other work; wasm on ${THREADS} thread${THREADS === 1 ? "" : "s"}, Node ${process.versions.node}`,
    model: MODEL,
    sha256: SHA256,
  };
  for (const [name, result] of Object.entries({ bits, "round-trip": roundTrip, steps }))
    writeFileSync(join(folder, `${name}.json`), `${JSON.stringify({ about, result }, rounded, 2)}\n`);
  writeFileSync(join(folder, "README.md"), page(about, { bits, roundTrip, steps }));
  spawnSync(process.execPath, [join("node_modules", "@biomejs", "biome", "bin", "biome"), "format", "--write", folder]);
}

/** Six digits are more than any of it means. */
function rounded(_: string, value: unknown): unknown {
  return typeof value === "number" ? Number(value.toPrecision(6)) : value;
}
