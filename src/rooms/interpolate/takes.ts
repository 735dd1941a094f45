import { ImagePlus } from "lucide-react";
import { useWords } from "../../i18n/words.ts";
import type { Take } from "../../scene/take.ts";
import { withEnd } from "./ends.ts";
import { FIRST, type InterpolateScene } from "./scene.ts";
import { words } from "./words.ts";

/** Between two seeds no picture goes in: who brings one wants it mixed. */
const asEnd = (end: 0 | 1): Take<InterpolateScene> => ({
  id: end === 0 ? "first" : "second",
  icon: ImagePlus,
  useName: () => useWords(words)(end === 0 ? "takeFirst" : "takeSecond"),
  put: (scene, { picture }) => ({
    ...scene,
    way: scene.way === "seeds" ? FIRST.way : scene.way,
    ends: withEnd(scene.ends, end, picture),
  }),
});

export const takes: readonly Take<InterpolateScene>[] = [asEnd(0), asEnd(1)];
