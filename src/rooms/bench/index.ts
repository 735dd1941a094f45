import { Table } from "lucide-react";
import { stepsOf } from "../../diffusion/samplers/define.ts";
import { later } from "../../scene/later.ts";
import { defineRoom } from "../../scene/room.ts";
import { type BenchScene, FIRST } from "./scene.ts";
import { schema } from "./schema.ts";
import { title } from "./title.ts";

/** Samplers measured against each other, beside the papers' numbers: no pictures come out, but distances. */
export const bench = defineRoom<BenchScene>({
  id: "bench",
  part: "understand",
  icon: Table,
  words: title,
  first: FIRST,
  schema,
  namesModels: ({ rows }) => rows.some(({ model }) => model !== undefined),
  cost: ({ rows, count }) => ({
    steps: Math.max(...rows.map(({ sampler }) => stepsOf(sampler))),
    pictures: rows.length * count,
  }),
  samplings: ({ rows, seed }) => rows.map(({ sampler }) => ({ sampler, seed })),
  greeting: "bench",
  // It makes no pictures to save; its distances are said in words, and a link is its rows.
  numbers: async () => null,
  forget: async () => (await import("./run.ts")).clearBench(),
  run: async () => (await import("./run.ts")).runBench(),
  About: later(() => import("./About.tsx")),
  View: later(() => import("./Bench.tsx")),
});
