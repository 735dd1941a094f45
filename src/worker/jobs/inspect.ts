/** One look at a state, ahead of everything that waits: a hand is on a slider. */

import { askedOf, guide } from "../../diffusion/guidance.ts";
import { packLanes, ROW } from "../../diffusion/pack.ts";
import type { Lane } from "../../diffusion/plan.ts";
import { lookCpu } from "../../diffusion/step.ts";
import { type Denoiser, unnamed } from "../../engine/denoiser.ts";
import type { Event, InspectSpec } from "../protocol.ts";
import { failureOf } from "./failure.ts";
import type { Job, Means, Tell } from "./job.ts";

type Look = Omit<Extract<Event, { kind: "inspected" }>, "id" | "kind">;

export class InspectJob implements Job {
  readonly urgent = true;
  over = false;
  readonly #denoiser: Denoiser;
  readonly #lane: Lane;
  readonly #tell: Tell;

  constructor({ lane }: InspectSpec, { denoiser, laneOf }: Means, tell: Tell) {
    this.#denoiser = denoiser;
    this.#lane = laneOf(lane);
    this.#tell = tell;
  }

  get ready(): boolean {
    return !this.over;
  }

  /** The step that stands at the lane's position; a finished picture is its own x̂₀ and has no ε̂. */
  async turn(): Promise<void> {
    const { x } = this.#lane;
    const packed = packLanes([this.#lane], unnamed(this.#denoiser.shape));
    const { positions, floats, words, asked, timesteps, labels } = packed;
    if (positions === 0) {
      this.#answer({ x, x0: x, epsilon: new Float32Array(x.length), sigma: null });
      return;
    }
    const m = await this.#denoiser.evaluate(askedOf(packed, x), timesteps.slice(0, asked.length), labels);
    if (this.over) return;
    guide(packed, 0, m, x.length);
    this.#answer({ x, ...lookCpu(floats, 0, words[ROW.flags]!, x, m) });
  }

  #answer(look: Look): void {
    this.over = true;
    this.#tell({ kind: "inspected", ...look });
    this.#tell({ kind: "done", x: null });
  }

  cancel(): void {
    this.over = true;
  }

  fail(error: unknown): void {
    if (this.over) return;
    this.over = true;
    this.#tell({ kind: "failed", failure: failureOf(error) });
  }
}
