import { Columns2 } from "lucide-react";
import { stepsOf } from "../../diffusion/samplers/define.ts";
import { later } from "../../scene/later.ts";
import { defineRoom } from "../../scene/room.ts";
import { type CompareScene, FIRST } from "./scene.ts";
import { schema } from "./schema.ts";
import { title } from "./title.ts";

/** One noise through several samplers. */
export const compare = defineRoom<CompareScene>({
  id: "compare",
  icon: Columns2,
  words: title,
  first: FIRST,
  schema,
  greeting: "compare",
  cost: ({ columns, count }) => ({
    steps: Math.max(...columns.map(({ sampler }) => stepsOf(sampler))),
    pictures: columns.length * count,
  }),
  samplings: ({ columns }) => columns,
  beside: (columns, of) => ({ room: "compare", columns, ...of }),
  columns: ({ count }) => count,
  films: async (scene) => (await import("./films.ts")).films(scene),
  run: async () => (await import("./run.ts")).runCompare(),
  About: later(() => import("./About.tsx")),
  View: later(() => import("./Compare.tsx")),
});
