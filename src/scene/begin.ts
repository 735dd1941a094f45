/** How a room that samples begins with a picture that it takes. */
import { USUAL_PROCESS } from "../diffusion/process.ts";
import { sameLevels } from "../diffusion/same-levels.ts";
import type { SamplerSpec } from "../diffusion/spec.ts";
import type { OfClass } from "./classes.ts";
import { type Scene, said } from "./scene.ts";
import type { OfStart } from "./start.ts";
import type { Chain, Taken } from "./take.ts";

interface Sampled extends Scene, OfClass, OfStart {
  readonly sampler: SamplerSpec;
  readonly seed: string;
}

/** From the noise that it came out of, by the same steps. */
export function fromChain<S extends Sampled>(scene: S, { sampler, seed, image, ...told }: Chain): S {
  const { start: _, class: __, guidance: ___, ...rest } = scene;
  return said({ ...rest, sampler, seed, image: image === 0 ? undefined : image, ...told }) as unknown as S;
}

/** Where figure 8 of the DDPM paper noises pictures to. */
const FIGURE_8 = 500;

/** From the picture itself, noised as far as in figure 8 of the DDPM paper. */
export function fromPicture<S extends Sampled>(scene: S, { picture, process }: Taken): S {
  const { image: _, ...rest } = scene;
  const [t = FIGURE_8] = sameLevels([FIGURE_8], USUAL_PROCESS, process);
  return { ...rest, start: { t, picture } } as unknown as S;
}
