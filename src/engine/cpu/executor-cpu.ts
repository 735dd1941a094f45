/** A micro-batch on typed arrays: the plain version beside executor-gpu.ts, and its oracle. */
import { askedOf } from "../../diffusion/guidance.ts";
import { toRgba } from "../../diffusion/levels.ts";
import { type PackedLanes, packLanes } from "../../diffusion/pack.ts";
import type { Lane } from "../../diffusion/plan.ts";
import { stepBatch } from "../../diffusion/step-batch.ts";
import {
  type Denoiser,
  type Executor,
  type NetworkShape,
  type Pictures,
  pictureSize,
  type Reading,
  unnamed,
  type Values,
} from "../denoiser.ts";
import { gather } from "../gather.ts";

export class CpuExecutor implements Executor {
  readonly lanes: readonly Lane[];
  readonly canRead = true;
  readonly #shape: NetworkShape;
  readonly #evaluate: Denoiser["evaluate"];
  readonly #packed: PackedLanes;
  /** [B, C, H, W]; `#previous` is x̂₀ of the last step. */
  readonly #x: Values;
  readonly #previous: Values;
  /** [C, H, W] */
  readonly #z: Values;
  #done = 0;
  #notFinite: number | null = null;
  #disposed = false;
  /** Those marked that were not read. */
  #kept = new Map<number, Pictures>();
  readonly #marked: ReadonlySet<number>;

  constructor(
    shape: NetworkShape,
    lanes: readonly Lane[],
    evaluate: Denoiser["evaluate"],
    marked: ReadonlySet<number> = new Set(),
  ) {
    this.lanes = lanes;
    this.#marked = marked;
    this.#shape = shape;
    this.#evaluate = evaluate;
    this.#packed = packLanes(lanes, unnamed(shape));
    const D = pictureSize(shape);
    this.#x = gather(lanes, D, (lane) => lane.x);
    this.#previous = gather(lanes, D, (lane) => lane.previous);
    this.#z = new Float32Array(D);
  }

  get done(): number {
    return this.#done;
  }

  /** A step here is long enough to read what it left. */
  get burst(): number {
    return this.#kept.size === 0 ? 1 : 0;
  }

  async step(count: number): Promise<void> {
    for (let i = 0; i < count; i++) await this.#step();
  }

  async #step(): Promise<void> {
    const { asked, positions, timesteps, labels } = this.#packed;
    if (this.#done >= positions) return;
    const first = this.#done * asked.length;
    const told = timesteps.slice(first, first + asked.length);
    const m = await this.#evaluate(askedOf(this.#packed, this.#x), told, labels);
    if (this.#disposed) return;
    this.#notFinite ??= stepBatch(this.#packed, this.#done, this.#x, this.#previous, m, this.#z);
    this.#done++;
    if (this.#marked.has(this.#done)) this.#kept.set(this.#done, this.#pictures());
  }

  #pictures(): Pictures {
    return { x0: toRgba(this.#previous, this.#shape), x: toRgba(this.#x, this.#shape) };
  }

  send(): void {}

  async readable(): Promise<void> {}

  async read(part: "pictures" | "state"): Promise<Reading> {
    const marked = this.#kept;
    this.#kept = new Map();
    marked.delete(this.#done);
    const pictures = this.#pictures();
    const state = part === "state" ? { x: this.#x.slice(), previous: this.#previous.slice() } : null;
    return { pictures, marked, state, notFinite: this.#notFinite };
  }

  dispose(): void {
    this.#disposed = true;
  }
}
