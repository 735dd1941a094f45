import { Binary } from "lucide-react";
import { useWords } from "../../i18n/words.ts";
import type { Take } from "../../scene/take.ts";
import { type BitsScene, MOST_PICTURES } from "./scene.ts";
import { useBitsView } from "./view.ts";
import { words } from "./words.ts";

/** Beside those that are there; where there is no place left, the one that came first makes it. */
const weigh: Take<BitsScene> = {
  id: "weigh",
  icon: Binary,
  useName: () => useWords(words)("weigh"),
  put: (scene, { picture }) => ({ ...scene, pictures: [...scene.pictures, picture].slice(-MOST_PICTURES) }),
  show: () => useBitsView.setState({ tab: "measure" }),
  runs: true,
};

export const takes: readonly Take<BitsScene>[] = [weigh];
