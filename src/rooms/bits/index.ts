import { Binary } from "lucide-react";
import { stepsOf } from "../../diffusion/samplers/define.ts";
import { later } from "../../scene/later.ts";
import { defineRoom } from "../../scene/room.ts";
import { type BitsScene, FIRST, MOST_PICTURES } from "./scene.ts";
import { schema } from "./schema.ts";
import { title } from "./title.ts";

/** Pictures in bits: no pictures come out, but numbers. */
export const bits = defineRoom<BitsScene>({
  id: "bits",
  part: "understand",
  icon: Binary,
  words: title,
  first: FIRST,
  schema,
  greeting: "bits",
  pictures: {
    most: MOST_PICTURES,
    read: ({ pictures }) => pictures,
    put: (scene, pictures) => ({
      ...scene,
      pictures: pictures.filter((picture) => picture !== null).slice(0, MOST_PICTURES),
    }),
  },
  cost: ({ steps, sampled, pictures }) => {
    const all = stepsOf({ steps });
    return { steps: sampled === 0 ? all : Math.min(all, sampled), pictures: pictures.length };
  },
  numbers: async (scene) => (await import("./run.ts")).bitsOf(scene),
  takes: async () => (await import("./takes.ts")).takes,
  run: async () => (await import("./run.ts")).runBits(),
  About: later(() => import("./About.tsx")),
  View: later(() => import("./Bits.tsx")),
});
