/** bench/results/bench.json and bench.md: what the room's rows came to, and how that agrees with what was measured before. */
import { readFileSync, writeFileSync } from "node:fs";
import { cpus } from "node:os";
import { join } from "node:path";
import type { Bits, Figure } from "../src/rooms/bench/figures.ts";
import { APART } from "../src/rooms/bench/results.ts";
import { MOST_COUNT } from "../src/rooms/bench/scene.ts";
import { openModel, THREADS } from "./quality-network.ts";
import type { Row } from "./room.ts";

const folder = join(process.cwd(), "bench", "results");

interface Cell {
  readonly sampler: string;
  readonly steps: number;
  readonly pictures: number;
  readonly distance: number;
  readonly standardError: number;
}

const read = (name: string) => JSON.parse(readFileSync(join(folder, `${name}.json`), "utf8")).result;
const tripsBefore: readonly { steps: number; mse: number; standardError: number }[] = read("round-trip");
const bitsBefore: { bitsPerDim: number; standardError: number } = read("bits").variances.find(
  ({ sigma }: { sigma: string }) => sigma === "learned",
);
/** faces-32 in ten steps, by other code, from other seeds: 64 pictures a sampler. */
const before: readonly Cell[] = read("steps").cells.filter(({ steps }: Cell) => steps === 10);

interface Found {
  readonly rows: readonly Row[];
  /** faces-32 by DDIM, in levels. */
  readonly trips: readonly (Figure & { readonly steps: number })[];
  /** faces-32 by DDPM 1000, learned Σ. */
  readonly bits: Bits | null;
}

export function writeRoomResults({ rows, trips, bits }: Found, seed: string): void {
  const models = [...new Set(rows.map(({ model }) => model))];
  const about = {
    date: new Date().toISOString().slice(0, 10),
    machine: `${cpus()[0]?.model.trim()}, wasm on ${THREADS} thread${THREADS === 1 ? "" : "s"}, Node ${process.versions.node}`,
    seed,
    models: Object.fromEntries(models.map((id) => [id, openModel(id).sha256])),
  };
  const plain = rows.map(({ model, sampler, result: { pictures, kernel, frechet }, over }) => ({
    ...{ model, sampler, steps: 10, pictures, frechet },
    ...{ distance: kernel!.distance, standardError: kernel!.standardError },
    over,
  }));
  const six = (_: string, value: unknown) => (typeof value === "number" ? Number(value.toPrecision(6)) : value);
  writeFileSync(join(folder, "bench.json"), `${JSON.stringify({ about, rows: plain, trips, bits }, six, 2)}\n`);
  writeFileSync(
    join(folder, "bench.md"),
    page({ rows, trips, bits }, `${about.date} · ${about.machine} · seed ${seed}`),
  );
}

function page({ rows, trips, bits }: Found, about: string): string {
  return `# What \`npm run bench:room\` measured

${about}

The room Bench's own rows, without its page: its lanes and noise, its features in float16, its distances and its sentences (src/rooms/bench), by onnxruntime's wasm. Ten steps a picture. Kernel distances are squared, unbiased, ± one standard error (jackknife over pictures), and not FID.

${table(
  ["model", "sampler", "pictures", "kernel distance", "Fréchet distance", "over DDIM, paired"],
  rows.map(({ model, sampler, result, over }) => [
    model,
    sampler,
    result.pictures,
    plusMinus(result.kernel!),
    result.frechet!.toFixed(2),
    over.length > 0 ? plusMinus(over.at(-1)!) : "–",
  ]),
)}

## Beside bench/results/steps.json

faces-32 as \`npm run bench:quality\` measured it: other code, other seeds, 64 pictures a sampler. The difference is in standard errors of both together.

${table(
  ["sampler", "there", "here", "differ by"],
  rows.flatMap(({ model, sampler, result }) => {
    const there = model === "faces-32" && before.find((cell) => cell.sampler === sampler);
    if (!there) return [];
    const { distance, standardError } = result.kernel!;
    const errors = (distance - there.distance) / Math.hypot(standardError, there.standardError);
    return [[sampler, plusMinus(there), plusMinus(result.kernel!), `${errors.toFixed(1)} errors`]];
  }),
)}

Of fashion-28 no distances had been measured before, so there is nothing to hold its rows against.

## Real pictures

faces-32 on the held-out faces that ship. There and back by DDIM is of the first 16, root mean squared error in levels from 0 to 255; bench:quality has the same pictures in diffusers' form of encoding, which for a network of ε is the room's own. Bits/dim are of ${bits?.pictures ?? 0} of the 64, DDPM 1000 with learned Σ; bench:quality drew other terms and other noise for all of them.

${table(
  ["", "there", "here"],
  [
    ...trips.map(({ steps, value, standardError }) => {
      const { mse, standardError: error } = tripsBefore.find((trip) => trip.steps === steps)!;
      const root = Math.sqrt(mse);
      const there = { distance: 255 * root, standardError: (255 * error) / (2 * root) };
      return [`there and back, ${steps} steps`, plusMinus(there), plusMinus({ distance: value, standardError })];
    }),
    ...(bits
      ? [
          [
            `bits/dim, ${bits.taken} of ${bits.of} terms`,
            plusMinus({ distance: bitsBefore.bitsPerDim, standardError: bitsBefore.standardError }),
            plusMinus({ distance: bits.value, standardError: bits.standardError }),
          ],
        ]
      : []),
  ],
)}

± of bits/dim is over pictures and draws of t here, over the draw of t alone there.

## Told apart from DDIM

What the room says of each pair, by its first 64 pictures, 128 and so on: told apart from ${APART} standard errors on, else how many pictures would tell them apart if they differ by what it seems.

${table(
  ["model", "sampler", "pictures", "over DDIM", "the room says"],
  rows.flatMap(({ model, sampler, over }) =>
    over.map((paired) => [model, sampler, paired.pictures, plusMinus(paired), verdict(paired)]),
  ),
)}
`;
}

function verdict({ apart, distance, needed }: Row["over"][number]): string {
  if (apart) return `told apart, ${distance > 0 ? "farther" : "nearer"}`;
  return needed === null ? `not told apart; ${MOST_COUNT} would probably not do` : `not told apart; ${needed} would do`;
}

const plusMinus = ({ distance, standardError }: { readonly distance: number; readonly standardError: number }) =>
  `${distance.toFixed(3)} ± ${standardError.toFixed(3)}`;

function table(head: readonly string[], rows: readonly (readonly (string | number)[])[]): string {
  return [head, head.map(() => "---"), ...rows].map((row) => `| ${row.join(" | ")} |`).join("\n");
}
