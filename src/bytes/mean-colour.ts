import type { Channels } from "./picture-shape.ts";

/**
 * One colour for many, as a picture is made small: each counts by how much of it there is and, where pixels have opacity,
 * by how much of it is seen. What is clear has no colour to give.
 */
export class MeanColour {
  readonly #channels: Channels;
  readonly #sums = [0, 0, 0];
  #seen = 0;
  #area = 0;

  constructor(channels: Channels) {
    this.#channels = channels;
  }

  add(pixels: ArrayLike<number>, at: number, part = 1): void {
    const seen = this.#channels === 4 ? part * (pixels[at + 3]! / 255) : part;
    for (let c = 0; c < Math.min(3, this.#channels); c++) this.#sums[c]! += seen * pixels[at + c]!;
    this.#seen += seen;
    this.#area += part;
  }

  /** Of a channel, 0 … 255, not rounded; a colour that is nowhere seen is 0. */
  level(channel: number): number {
    if (channel === 3) return (255 * this.#seen) / this.#area;
    return this.#seen > 0 ? this.#sums[channel]! / this.#seen : 0;
  }
}
