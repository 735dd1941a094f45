import { useProcess } from "../../app/hooks.ts";
import { addsNoise } from "../../diffusion/samplers/plans/index.ts";
import type { SamplerSpec } from "../../diffusion/spec.ts";
import { useWords } from "../../i18n/words.ts";
import type { EquationName } from "../../ui/equation/equations.ts";
import { AboutRoom } from "../../ui/frame/AboutRoom.tsx";
import { ChapterLink } from "../notes/ChapterLink.tsx";
import type { ChapterId } from "../notes/chapters/index.ts";
import { settings } from "./scene.ts";
import { words } from "./words.ts";

type Source = "aboutSource" | "aboutDdim" | "aboutSolver";

/** One step of each sampler that is offered, and where the papers have it. */
const STEPS: Readonly<Record<Exclude<SamplerSpec["kind"], "encode">, readonly [EquationName, Source, ChapterId]>> = {
  ddpm: ["ancestral", "aboutSource", "posterior"],
  ddim: ["family", "aboutDdim", "eta"],
  dpmpp2m: ["solver", "aboutSolver", "few"],
};

/** The room, with a step of the sampler that is chosen. */
export default function About() {
  const w = useWords(words);
  const { sampler } = settings.use();
  const { kind } = sampler;
  const noisy = addsNoise(useProcess(), sampler);
  // Only a link made by hand can ask for the encoder here, which takes DDIM's steps.
  const [equation, source, chapter] = STEPS[kind === "encode" ? "ddim" : kind];
  return (
    <AboutRoom text={w(noisy ? "about" : "aboutQuiet")} equation={equation} source={w(source)}>
      <ChapterLink to={chapter} />
    </AboutRoom>
  );
}
