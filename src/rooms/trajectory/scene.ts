import { FIRST_SEED } from "../../app/seeds.ts";
import { settingsOf } from "../../app/settings.ts";
import { PRESETS } from "../../diffusion/samplers/presets.ts";
import type { SamplerSpec } from "../../diffusion/spec.ts";
import type { OfClass } from "../../scene/classes.ts";
import type { Scene } from "../../scene/scene.ts";
import type { OfStart } from "../../scene/start.ts";

export interface Branch {
  /** Steps done where it leaves. */
  readonly position: number;
  /** Its number in the noise; 0 is the run itself. */
  readonly branch: number;
  /** The branch it leaves; the run itself where not said. */
  readonly parent?: number;
}

export interface TrajectoryScene extends Scene, OfClass, OfStart {
  readonly room: "trajectory";
  readonly sampler: SamplerSpec;
  readonly seed: string;
  readonly count: number;
  /** The original code's repeat_noise_steps: x_T and the first k steps' noise shared; −1 shares nothing. */
  readonly repeatNoiseSteps: number;
  /** Where a run was rewound to and went on with new noise: newest last. */
  readonly branches: readonly Branch[];
}

export const FIRST: TrajectoryScene = {
  room: "trajectory",
  sampler: PRESETS.ddpm1000,
  seed: FIRST_SEED,
  count: 4,
  repeatNoiseSteps: -1,
  branches: [],
};

export const settings = settingsOf(FIRST);
