/** How large a film becomes, before it is made. */
import { type Shot, secondsOf } from "./timing.ts";

const SAMPLES = 5;

/** Shots evenly from the first to the last. */
export function samplesOf(shots: readonly Shot[]): Shot[] {
  const count = Math.min(SAMPLES, shots.length);
  return Array.from({ length: count }, (_, i) => shots[Math.round((i * (shots.length - 1)) / Math.max(1, count - 1))]!);
}

/** What a film of all shots has, where one of the samples has so many bytes. */
export const fromSamples = (bytes: number, shots: readonly Shot[]) => (bytes / samplesOf(shots).length) * shots.length;

/** An encoder takes less than it is allowed. */
export const fromBitrate = (bitrate: number, shots: readonly Shot[]) => (bitrate / 8) * secondsOf(shots);
