import { ChartScatter } from "lucide-react";
import { later } from "../../scene/later.ts";
import { defineRoom } from "../../scene/room.ts";
import { FIRST, type ToyScene } from "./scene.ts";
import { schema } from "./schema.ts";
import { title } from "./title.ts";

/** Diffusion in the plane, learned while one looks. */
export const toy = defineRoom<ToyScene>({
  id: "toy",
  part: "understand",
  icon: ChartScatter,
  words: title,
  first: FIRST,
  schema,
  alone: true,
  cost: () => ({ steps: 0, pictures: 0 }),
  run: async () => (await import("./run.ts")).learn(),
  About: later(() => import("./About.tsx")),
  View: later(() => import("./Toy.tsx")),
});
