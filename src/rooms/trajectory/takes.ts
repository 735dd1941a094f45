import { Route } from "lucide-react";
import { useWords } from "../../i18n/words.ts";
import { fromChain, fromPicture } from "../../scene/begin.ts";
import type { Take } from "../../scene/take.ts";
import type { TrajectoryScene } from "./scene.ts";
import { words } from "./words.ts";

/** Its chain, or one from it: nothing is shared, nothing branches yet. */
const trace: Take<TrajectoryScene> = {
  id: "trace",
  icon: Route,
  useName: () => useWords(words)("trace"),
  put: (scene, taken) => ({
    ...(taken.chain ? fromChain(scene, taken.chain) : fromPicture(scene, taken)),
    count: 1,
    repeatNoiseSteps: -1,
    branches: [],
  }),
  runs: true,
  elsewhere: true,
};

export const takes: readonly Take<TrajectoryScene>[] = [trace];
