import { Route } from "lucide-react";
import { stepsOf } from "../../diffusion/samplers/define.ts";
import { fewSteps } from "../../diffusion/samplers/presets.ts";
import { later } from "../../scene/later.ts";
import { defineRoom } from "../../scene/room.ts";
import { startPlace } from "../../scene/start.ts";
import { FIRST, type TrajectoryScene } from "./scene.ts";
import { schema } from "./schema.ts";
import { nameOf, TRUNK } from "./slots.ts";
import { title } from "./title.ts";

/** A run scrubbed from noise to picture and back, and its branches. */
export const trajectory = defineRoom<TrajectoryScene>({
  id: "trajectory",
  icon: Route,
  words: title,
  first: FIRST,
  schema,
  greeting: "trajectory",
  pictures: startPlace(),
  slots: {
    // A branch comes after the run it left.
    result: ({ branches }) => [nameOf(TRUNK), ...branches.map(({ branch }) => nameOf(branch))],
    states: true,
  },
  cost: ({ sampler, count, branches }) => ({ steps: stepsOf(sampler), pictures: count * (1 + branches.length) }),
  samplings: (scene) => [scene],
  fewer: (scene) => ({ ...scene, sampler: fewSteps() }),
  films: async (scene) => (await import("./films.ts")).films(scene),
  takes: async () => (await import("./takes.ts")).takes,
  run: async () => (await import("./run.ts")).runTrajectory(),
  About: later(() => import("./About.tsx")),
  View: later(() => import("./Trajectory.tsx")),
});
