import { Blend } from "lucide-react";
import { stepsOf } from "../../diffusion/samplers/define.ts";
import { fewSteps } from "../../diffusion/samplers/presets.ts";
import { later } from "../../scene/later.ts";
import { defineRoom } from "../../scene/room.ts";
import { mixRows } from "./rows.ts";
import { FIRST, FIRST_OF_OWN, type InterpolateScene } from "./scene.ts";
import { schema } from "./schema.ts";
import { title } from "./title.ts";

/** Two pictures, and what lies between them. */
export const interpolate = defineRoom<InterpolateScene>({
  id: "interpolate",
  icon: Blend,
  words: title,
  first: FIRST,
  schema,
  greeting: "interpolate",
  atLevels: (first, move) => ({ ...first, times: move(first.times) }),
  pictures: {
    most: 2,
    read: ({ ends }) => ends,
    put: (scene, [a = null, b = null]) => ({ ...scene, ends: [a, b] }),
    startOwn: (scene) => ({ ...scene, ...FIRST_OF_OWN }),
    idle: ({ way }) => way === "seeds",
  },
  cost: (scene) => ({ steps: stepsOf(scene.sampler), pictures: (scene.intervals + 1) * mixRows(scene).length }),
  samplings: (scene) => [scene],
  fewer: (scene) => ({ ...scene, sampler: fewSteps() }),
  columns: ({ intervals }) => intervals + 1,
  films: async (scene) => (await import("./films.ts")).films(scene),
  takes: async () => (await import("./takes.ts")).takes,
  run: async () => (await import("./run.ts")).runInterpolate(),
  About: later(() => import("./About.tsx")),
  View: later(() => import("./Interpolate.tsx")),
});
