/** One look at a state, ahead of everything that waits: a hand is on a slider. */

import { packLanes, ROW } from "../../diffusion/pack.ts";
import type { Lane } from "../../diffusion/plan.ts";
import { lookCpu } from "../../diffusion/step.ts";
import type { Denoiser } from "../../engine/denoiser.ts";
import type { Job } from "./queue.ts";

export interface Look {
  readonly x: Float32Array;
  readonly x0: Float32Array;
  readonly epsilon: Float32Array;
  readonly sigma: Float32Array | null;
}

export class InspectJob implements Job {
  readonly urgent = true;
  over = false;
  readonly #denoiser: Denoiser;
  readonly #lane: Lane;
  readonly #told: (look: Look) => void;
  readonly #failed: (error: unknown) => void;

  constructor(denoiser: Denoiser, lane: Lane, told: (look: Look) => void, failed: (error: unknown) => void) {
    this.#denoiser = denoiser;
    this.#lane = lane;
    this.#told = told;
    this.#failed = failed;
  }

  get ready(): boolean {
    return !this.over;
  }

  /** The step that stands at the lane's position; a finished picture is its own x̂₀ and has no ε̂. */
  async turn(): Promise<void> {
    const { x } = this.#lane;
    const { positions, floats, words, timesteps } = packLanes([this.#lane]);
    if (positions === 0) {
      this.over = true;
      this.#told({ x, x0: x, epsilon: new Float32Array(x.length), sigma: null });
      return;
    }
    const m = await this.#denoiser.evaluate(x, timesteps.slice(0, 1));
    if (this.over) return;
    this.over = true;
    this.#told({ x, ...lookCpu(floats, 0, words[ROW.flags]!, x, m) });
  }

  cancel(): void {
    this.over = true;
  }

  fail(error: unknown): void {
    if (this.over) return;
    this.over = true;
    this.#failed(error);
  }
}
