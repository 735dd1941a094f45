/**
 * The room Bench's rows without its page: what it asks its worker, the worker itself, and what it makes of the answers
 * (src/rooms/bench), on onnxruntime's wasm. So what the room says can be held against what `npm run bench:quality` measured.
 */
import { ddim } from "../src/diffusion/samplers/presets.ts";
import type { SamplerSpec } from "../src/diffusion/spec.ts";
import type { Batch } from "../src/ledger/records.ts";
import { bitsOf, levelsOf } from "../src/rooms/bench/figures.ts";
import { HELD_OUT } from "../src/rooms/bench/held-out.ts";
import { BATCH, batchesOf } from "../src/rooms/bench/lanes.ts";
import type { Kind } from "../src/rooms/bench/parts.ts";
import { type Paired, pairedOf, type Result, resultOf } from "../src/rooms/bench/results.ts";
import { FIRST } from "../src/rooms/bench/scene.ts";
import { readReal } from "./features-real.ts";
import { openStore } from "./quality-store.ts";
import { clientOf } from "./room-client.ts";
import { writeRoomResults } from "./room-results.ts";

const ddpm = (sigma: "fixed_large" | "learned"): SamplerSpec => ({ kind: "ddpm", steps: "10", sigma, clip: true });

/** By what bench/results/steps.json calls them; the first of a model is what its others are held against. */
export const ROWS: Readonly<Record<string, SamplerSpec>> = {
  "DDIM, η = 0": ddim(10),
  "DDPM, fixed large": ddpm("fixed_large"),
  "DDPM, learned Σ": ddpm("learned"),
};
export const MODELS = ["faces-32", "fashion-28"] as const;

interface Kept {
  readonly features: readonly number[];
  readonly numbers?: readonly number[];
  readonly took: number;
}

const store = openStore<Kept>("room");
const key = (model: string, row: string, batch: number) => `${model} | ${row} | ${FIRST.seed} | ${batch}`;

/** Real pictures of faces-32, as bench/results/bits.json and round-trip.json have them. */
const BOUND: SamplerSpec = { kind: "ddpm", steps: "1000", sigma: "learned", clip: true };
const TRIPS = [10, 20, 50] as const;

/** What is missing of every row's first pictures: those of all rows in turn, as the room does; then of real ones. */
export async function measureRoom(pictures: number): Promise<void> {
  for (const id of MODELS)
    for (let batch = 0; batch < batchesOf(pictures); batch++) {
      say(`${id}, pictures ${batch * BATCH + 1} … ${(batch + 1) * BATCH}`);
      for (const [name, sampler] of Object.entries(ROWS)) await make(id, name, "pictures", sampler, batch);
    }
  for (const steps of TRIPS) {
    say(`faces-32, there and back in ${steps} steps`);
    await make("faces-32", `trip ${steps}`, "trip", ddim(steps), 0);
  }
  for (let batch = 0; batch < HELD_OUT / BATCH; batch++) {
    say(`faces-32, bits of pictures ${batch * BATCH + 1} … ${(batch + 1) * BATCH}`);
    await make("faces-32", "bits", "bits", BOUND, batch);
  }
}

const say = (what: string) => console.log(`${new Date().toISOString()} ${what}`);

const make = (id: string, row: string, kind: Kind, sampler: SamplerSpec, batch: number) =>
  store.measure(key(id, row, batch), async (): Promise<Kept> => {
    const client = await clientOf(id);
    const { features, numbers, took } = await client.make(kind, FIRST, { sampler }, batch);
    return { features: Array.from(features), ...(numbers && { numbers: Array.from(numbers) }), took };
  });

export interface Row {
  readonly model: string;
  readonly sampler: string;
  readonly result: Result;
  /** Over the first row of its model, by these and by fewer pictures. */
  readonly over: readonly Omit<Paired, "from">[];
}

/** @param pictures of each row; where there are fewer yet, as many as there are */
export function writeRoom(pictures: number): void {
  const rows = MODELS.flatMap((model) => {
    const { cloud } = readReal(model);
    const resultBy = (name: string, count: number) => resultOf(batchesKept(model, name), count, cloud);
    return Object.keys(ROWS).flatMap((sampler, i): Row[] => {
      const result = resultBy(sampler, pictures);
      if (!result) return [];
      const counts = Array.from({ length: 7 }, (_, k) => 64 * 2 ** k).filter((count) => count <= result.pictures);
      const over = counts.flatMap((count) => {
        const paired = i > 0 && pairedOf(resultBy(sampler, count), resultBy(Object.keys(ROWS)[0]!, count));
        return paired ? [paired] : [];
      });
      return [{ model, sampler, result, over }];
    });
  });
  const trips = TRIPS.flatMap((steps) => {
    const found = levelsOf(batchesKept("faces-32", `trip ${steps}`));
    return found ? [{ steps, ...found }] : [];
  });
  writeRoomResults({ rows, trips, bits: bitsOf(batchesKept("faces-32", "bits"), 1000) }, FIRST.seed);
}

function batchesKept(model: string, row: string): Batch[] {
  const batches: Batch[] = [];
  for (let next = store.get(key(model, row, 0)); next; next = store.get(key(model, row, batches.length))) {
    const features = Uint16Array.from(next.features);
    const numbers = next.numbers && { numbers: Float32Array.from(next.numbers) };
    batches.push({ row, batch: batches.length, when: 0, engine: "wasm", features, ...numbers, took: next.took });
  }
  return batches;
}
