import { Sparkles } from "lucide-react";
import { stepsOf } from "../../diffusion/samplers/define.ts";
import { fewSteps } from "../../diffusion/samplers/presets.ts";
import { later } from "../../scene/later.ts";
import { defineRoom } from "../../scene/room.ts";
import { openGenerate, runGenerate } from "./run.ts";
import { FIRST, type GenerateScene } from "./scene.ts";
import { schema } from "./schema.ts";
import { title } from "./title.ts";

/** Pictures out of noise. The page opens with it, so its run is there at once. */
export const generate = defineRoom<GenerateScene>({
  id: "generate",
  icon: Sparkles,
  words: title,
  first: FIRST,
  schema,
  cost: ({ sampler, count }) => ({ steps: stepsOf(sampler), pictures: count }),
  samplings: (scene) => [scene],
  fewer: (scene) => ({ ...scene, sampler: fewSteps() }),
  run: () => runGenerate(),
  open: () => openGenerate(),
  About: later(() => import("./About.tsx")),
  View: later(() => import("./Generate.tsx")),
});
