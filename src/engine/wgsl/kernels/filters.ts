/**
 * A convolution's filters as its kernel reads them, 4 × 4 matrices from channels to outputs: for each segment [phase][tap]
 * [channels/4][outputs/4], and in each matrix a column for each of four channels.
 */
import type { Weight } from "../../../graph/graph.ts";
import { padded } from "../lower/view.ts";
import type { Convolution, Segment } from "../network.ts";

/** The filter's size as the kernel walks it: an enlarged input is read where it was small. */
export function kernelOf({ weight, upsampled }: Segment): readonly [number, number] {
  return upsampled ? [2, 2] : (weight.shape.slice(2) as [number, number]);
}

export const phasesOf = ({ segments }: Convolution): number => (segments[0]!.upsampled ? 4 : 1);

/** In floats: how many a segment has for each phase. */
export function floatsOf(segment: Segment): number {
  const [kh, kw] = kernelOf(segment);
  const [outputs, channels] = segment.weight.shape as [number, number];
  return kh * kw * padded(channels) * padded(outputs);
}

/** The segments one after another. */
export function packed(op: Convolution): Weight {
  const phases = phasesOf(op);
  const length = op.segments.reduce((sum, each) => sum + phases * floatsOf(each), 0);
  const read = async () => {
    const out = new Float32Array(length);
    let at = 0;
    for (const segment of op.segments) {
      const values = await segment.weight.read();
      for (let phase = 0; phase < phases; phase++) {
        fill(out.subarray(at, at + floatsOf(segment)), segment, values, phase);
        at += floatsOf(segment);
      }
    }
    return out;
  };
  return { name: op.segments.map(({ weight }) => weight.name).join(" + "), shape: [length], read };
}

function fill(out: Float32Array, segment: Segment, values: Float32Array, phase: number): void {
  const [outputs, channels, height, width] = segment.weight.shape as [number, number, number, number];
  const [, kw] = kernelOf(segment);
  const [o4, c4] = [padded(outputs) / 4, padded(channels) / 4];
  for (let dy = 0; dy < height; dy++) {
    for (let dx = 0; dx < width; dx++) {
      const tap = segment.upsampled ? tapOf(phase >> 1, dy) * kw + tapOf(phase & 1, dx) : dy * kw + dx;
      for (let c = 0; c < channels; c++) {
        for (let o = 0; o < outputs; o++) {
          // Taps of an enlarged input that read the same pixel are one.
          const matrix = (tap * c4 + (c >> 2)) * o4 + (o >> 2);
          out[matrix * 16 + (c & 3) * 4 + (o & 3)]! += values[((o * channels + c) * height + dy) * width + dx]!;
        }
      }
    }
  }
}

/**
 * In which tap of two an enlarged input's tap of three falls. In an even row 2i the three read rows 2i − 1, 2i, 2i + 1,
 * of the small picture i − 1, i, i; in an odd row i, i, i + 1.
 */
const tapOf = (odd: number, tap: number): number => (odd ? Math.floor(tap / 2) : Math.ceil(tap / 2));
