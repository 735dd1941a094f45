/** A micro-batch on typed arrays: the plain version beside executor-gpu.ts, and its oracle. */
import { normalsAt } from "../diffusion/noise.ts";
import { FLAG, packLanes, ROW, ROW_WORDS } from "../diffusion/pack.ts";
import type { Lane } from "../diffusion/plan.ts";
import { stepCpu } from "../diffusion/step.ts";
import type { Denoiser, Executor, NetworkShape, Reading, Values } from "./denoiser.ts";
import { pictureSize } from "./denoiser.ts";
import { gather } from "./gather.ts";
import { toRgba } from "./rgba.ts";

export class CpuExecutor implements Executor {
  readonly lanes: readonly Lane[];
  readonly canRead = true;
  readonly #shape: NetworkShape;
  readonly #evaluate: Denoiser["evaluate"];
  readonly #batch: ReturnType<typeof packLanes>;
  /** [B, C, H, W]; `#previous` is x̂₀ of the last step. */
  readonly #x: Values;
  readonly #previous: Values;
  /** [C, H, W] */
  readonly #z: Values;
  #done = 0;
  #notFinite: number | null = null;
  #disposed = false;

  constructor(shape: NetworkShape, lanes: readonly Lane[], evaluate: Denoiser["evaluate"]) {
    this.lanes = lanes;
    this.#shape = shape;
    this.#evaluate = evaluate;
    this.#batch = packLanes(lanes);
    const D = pictureSize(shape);
    this.#x = gather(lanes, D, (lane) => lane.x);
    this.#previous = gather(lanes, D, (lane) => lane.previous);
    this.#z = new Float32Array(D);
  }

  get done(): number {
    return this.#done;
  }

  async step(): Promise<void> {
    const { images, positions, floats, words, timesteps } = this.#batch;
    if (this.#done >= positions) return;
    const first = this.#done * images;
    const m = await this.#evaluate(this.#x, timesteps.slice(first, first + images));
    if (this.#disposed) return;
    const D = pictureSize(this.#shape);
    const outputs = m.length / images;
    for (let image = 0; image < images; image++) {
      const row = (first + image) * ROW_WORDS;
      const word = (at: number) => words[row + at]!;
      const flags = word(ROW.flags);
      const noisy = (flags & FLAG.noise) !== 0;
      if (noisy) {
        const { seedLow, seedHigh, noiseIndex, image: number, stream } = ROW;
        normalsAt(this.#z, word(seedLow), word(seedHigh), word(noiseIndex), word(number), word(stream));
      }
      const x = this.#x.subarray(image * D, (image + 1) * D);
      const x0 = this.#previous.subarray(image * D, (image + 1) * D);
      const output = m.subarray(image * outputs, (image + 1) * outputs);
      const finite = stepCpu(floats, row, flags, x, x0, output, noisy ? this.#z : null);
      if (!finite) this.#notFinite ??= image;
    }
    this.#done++;
  }

  async readable(): Promise<void> {}

  async read(part: "pictures" | "state"): Promise<Reading> {
    const x = this.#x.slice();
    const previous = this.#previous.slice();
    return {
      pictures: { x0: toRgba(previous, this.#shape), x: toRgba(x, this.#shape) },
      state: part === "state" ? { x, previous } : null,
      notFinite: this.#notFinite,
    };
  }

  dispose(): void {
    this.#disposed = true;
  }
}
