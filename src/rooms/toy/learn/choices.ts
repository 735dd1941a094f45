/** What there is to choose from. Light: the room's settings are there at the first paint. */
import type { Prediction } from "../../../diffusion/process.ts";

export const SETS = ["moons", "roll", "rings", "board", "epsilon"] as const;
export type SetName = (typeof SETS)[number];

export const PREDICTIONS = ["epsilon", "sample", "v_prediction", "mean"] as const satisfies readonly Prediction[];
export const SCHEDULES = ["linear", "cosine"] as const;
/** L_simple counts every t alike; the variational bound L by how much its term costs. */
export const LOSSES = ["simple", "bound"] as const;

export interface Objective {
  readonly prediction: (typeof PREDICTIONS)[number];
  readonly schedule: (typeof SCHEDULES)[number];
  readonly loss: (typeof LOSSES)[number];
}
