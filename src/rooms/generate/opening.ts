/**
 * What the page begins with by itself: the paper's 1000 steps where they take less than a minute, four pictures where
 * sixteen would take longer; else, as on a processor, a few steps of DDIM, which give the same faces in seconds; of a
 * large model one picture.
 */
import { stepsOf } from "../../diffusion/samplers/define.ts";
import { DDIM_PREVIEW } from "../../diffusion/samplers/presets.ts";
import { within } from "../../diffusion/samplers/within.ts";
import type { RunStatus } from "../../run/status.ts";
import { evaluationsPerStep } from "../../scene/classes.ts";
import { sameScene } from "../../scene/scene.ts";
import type { EngineInfo, ModelInfo } from "../../worker/protocol.ts";
import { FIRST, FIRST_OF_CLASSES, type GenerateScene, ofEach } from "./scene.ts";

type Engine = Pick<EngineInfo, "device" | "software" | "stepMs">;
type Paced = Pick<RunStatus, "phase" | "took" | "pace"> & { readonly scene: GenerateScene };

/** Longer than this nobody waits for what they did not ask for. */
const MOST_SECONDS = 60;
const PREVIEW_SECONDS = 20;
const FEW = 4;
/** Beyond this, four pictures that nobody asked for are one. */
const FEW_SECONDS = 120;

const evaluations = (scene: GenerateScene) => stepsOf(scene.sampler) * scene.count * evaluationsPerStep(scene);

/** About how long it takes. A real GPU does four pictures of this size in hardly more time than one. */
export function secondsFor(scene: GenerateScene, { device, software, stepMs }: Engine): number {
  const asked = scene.count * evaluationsPerStep(scene);
  const batches = device === "gpu" && !software ? Math.ceil(asked / FEW) : asked;
  return (stepsOf(scene.sampler) * batches * stepMs) / 1000;
}

/**
 * Seconds at the pace of another run of this room, of the same model on the same engine; null before that has one. It says
 * more than the step that was timed while the model was loaded, beside everything that a page does then.
 */
export function secondsLike(run: Paced, scene: GenerateScene): number | null {
  const { phase, took, pace } = run;
  const left = pace ? pace.length - pace.position : 0;
  const whole =
    phase === "done" && took !== null ? took / 1000 : pace && left ? (pace.secondsLeft * pace.length) / left : 0;
  return whole > 0 ? (whole * evaluations(scene)) / evaluations(run.scene) : null;
}

/** What a model begins with where nobody has chosen anything. */
interface Beginning {
  /** How many steps its chain has. */
  readonly T: number;
  readonly unchosen: readonly GenerateScene[];
}

const USUAL: Beginning = { T: 1000, unchosen: [FIRST, FIRST_OF_CLASSES] };

/** @param first the room's settings as the model has them: all of its steps, and a class where it needs one */
export const beginningOf = ({ process, needsClass }: ModelInfo, first: GenerateScene): Beginning => ({
  T: process.T,
  unchosen: [first, ofEach(first, needsClass)],
});

/** @param scene the room's settings; what somebody chose, by a link or an address, is run as it is */
export function openingOf(scene: GenerateScene, engine: Engine, { T, unchosen } = USUAL): GenerateScene {
  if (!unchosen.some((each) => sameScene(each, scene))) return scene;
  const fits = (candidate: GenerateScene, most: number) => secondsFor(candidate, engine) <= most;
  if (engine.device === "gpu" && !engine.software) {
    const whole = [scene, { ...scene, count: FEW }].find((candidate) => fits(candidate, MOST_SECONDS));
    if (whole) return whole;
  }
  const preview = { ...scene, sampler: within(DDIM_PREVIEW, T) };
  if (fits(preview, PREVIEW_SECONDS)) return preview;
  const few = { ...preview, count: FEW };
  return fits(few, FEW_SECONDS) ? few : { ...preview, count: 1 };
}
