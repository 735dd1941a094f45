import { GitFork } from "lucide-react";
import { addsNoise } from "../../diffusion/samplers/plans/index.ts";
import { fewSteps } from "../../diffusion/samplers/presets.ts";
import type { SamplerSpec } from "../../diffusion/spec.ts";
import { useWords } from "../../i18n/words.ts";
import { fromChain, fromPicture } from "../../scene/begin.ts";
import type { Take, Taken } from "../../scene/take.ts";
import type { EndingsScene } from "./scene.ts";
import { words } from "./words.ts";

function put(scene: EndingsScene, taken: Taken): EndingsScene {
  const { chain, t, process } = taken;
  if (!chain) return fromPicture(scene, taken);
  // Without noise on the way its states have one ending: those of the picture itself have many.
  if (!addsNoise(process, chain.sampler)) return { ...fromPicture(scene, taken), sampler: noisy(chain.sampler) };
  // Its own x_t is frozen where it was seen; of a finished picture, the states that led to it.
  const times = t > 0 ? [t, ...scene.times.filter((each) => each < t)] : scene.times;
  return { ...fromChain(scene, chain), times };
}

const noisy = (sampler: SamplerSpec): SamplerSpec => (sampler.kind === "ddim" ? { ...sampler, eta: 1 } : fewSteps(1));

const endings: Take<EndingsScene> = {
  id: "endings",
  icon: GitFork,
  useName: () => useWords(words)("take"),
  put,
  runs: true,
};

export const takes: readonly Take<EndingsScene>[] = [endings];
