/** Commands on their way to the GPU, submitted when whoever puts them in says so. */
export class Commands {
  /** How much of an evaluation one submission may hold: 1, all of it. */
  readonly most: number;
  readonly #gpu: GPUDevice;
  #encoder: GPUCommandEncoder | null = null;

  constructor(gpu: GPUDevice, most: number) {
    this.#gpu = gpu;
    this.most = most;
  }

  get encoder(): GPUCommandEncoder {
    this.#encoder ??= this.#gpu.createCommandEncoder();
    return this.#encoder;
  }

  /** Whatever is put in from here on is behind what was; nothing is sent where nothing is there. */
  submit(): void {
    if (this.#encoder) this.#gpu.queue.submit([this.#encoder.finish()]);
    this.#encoder = null;
  }

  /** Resolves when the GPU has done what was submitted so far. */
  done(): Promise<unknown> {
    return this.#gpu.queue.onSubmittedWorkDone();
  }
}
