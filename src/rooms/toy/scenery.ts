/** What the planes show of a task that needs no network: its levels of noise, its data, and those on their way into noise. */
import { normals } from "../../diffusion/noise.ts";
import { seedOf } from "../../diffusion/seed.ts";
import { embeddingsOf } from "./learn/embedding.ts";
import type { Task } from "./learn/learner.ts";
import { T, type Targets, targetsOf } from "./learn/objective.ts";
import { drawsOf } from "./learn/sets.ts";

/** Points of a cloud. */
export const POINTS = 400;

export interface Scenery {
  readonly task: Task;
  readonly targets: Targets;
  readonly embeddings: Float64Array;
  /** Half the width of what is seen at t. */
  reachAt(t: number): number;
  /** At any moment between two steps; 1 at t = 0. */
  alphaBarAt(t: number): number;
  /** q(x_t): the same data in the same noise at every t, [POINTS, 2]. */
  noisedTo(t: number): Float32Array;
}

/** Data fill what is seen at t = 0, and at T nearly all of the noise is in it. */
export const NEAR = 1.06;
const FAR = 2.5;

export function sceneryOf(task: Task): Scenery {
  const targets = targetsOf(task.objective);
  const { alphasCumprod } = targets.schedule;
  const seed = seedOf(task.seed);
  const x0 = drawsOf(task.dots, POINTS, seed);
  const noise = normals(new Float32Array(2 * POINTS), { seed, image: 2, branch: 0 }, "endB", 0);
  const at = (t: number) => (t === 0 ? 1 : alphasCumprod[t - 1]!);
  const alphaBarAt = (t: number) => {
    const below = Math.min(T - 1, Math.floor(t));
    return at(below) + (t - below) * (at(below + 1) - at(below));
  };
  return {
    task,
    targets,
    embeddings: embeddingsOf(alphasCumprod),
    alphaBarAt,
    reachAt: (t) => NEAR + (FAR - NEAR) * (1 - Math.sqrt(alphaBarAt(t))),
    noisedTo: (t) => {
      const alphaBar = alphaBarAt(t);
      return x0.map((value, i) => Math.sqrt(alphaBar) * value + Math.sqrt(1 - alphaBar) * noise[i]!);
    },
  };
}
