import { GitFork } from "lucide-react";
import { stepsOf } from "../../diffusion/samplers/define.ts";
import { fewSteps } from "../../diffusion/samplers/presets.ts";
import { later } from "../../scene/later.ts";
import { defineRoom } from "../../scene/room.ts";
import { startPlace } from "../../scene/start.ts";
import { type EndingsScene, FIRST } from "./scene.ts";
import { schema } from "./schema.ts";
import { title } from "./title.ts";

/** One half-made picture, finished many times. */
export const endings = defineRoom<EndingsScene>({
  id: "endings",
  icon: GitFork,
  words: title,
  first: FIRST,
  schema,
  greeting: "endings",
  pictures: startPlace(),
  atLevels: (first, move) => ({ ...first, times: move(first.times) }),
  cost: ({ sampler, count, times }) => ({ steps: stepsOf(sampler), pictures: count * times.length }),
  samplings: (scene) => [scene],
  // Without noise on the way every state would have one ending.
  fewer: (scene) => ({ ...scene, sampler: fewSteps(1) }),
  columns: ({ count }) => count,
  takes: async () => (await import("./takes.ts")).takes,
  run: async () => (await import("./run.ts")).runEndings(),
  About: later(() => import("./About.tsx")),
  View: later(() => import("./Endings.tsx")),
});
