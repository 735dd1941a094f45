/** What came out of a room's newest run, whole: the pictures a recipe describes, and their numbers. */

import { slots } from "../app/page.ts";
import { concat } from "../bytes/concat.ts";
import type { PictureShape } from "../bytes/picture-shape.ts";
import { toRgba } from "../diffusion/levels.ts";
import type { Recording } from "../run/recording.ts";
import { roomOf } from "../scene/rooms.ts";
import type { Scene } from "../scene/scene.ts";
import type { RoomResult } from "./result.ts";

/** Every picture of a scene that has run to its end; null while any is missing. */
export function resultOf(scene: Scene, model: PictureShape): RoomResult | null {
  const room = roomOf(scene);
  const made = (room.slots?.result?.(scene) ?? [room.id]).map((slot) => slots.of(slot));
  if (room.numbers || made.some(({ status }) => status?.phase !== "done")) return null;
  const parts = made.flatMap(({ feed }) => feed.recording?.result ?? []);
  if (parts.length < made.length) return null;
  const x = concat(Float32Array, parts);
  const { width, height, channels } = model;
  return { width, height, channels, count: x.length / (width * height * channels), rgba: toRgba(x, model), x };
}

/** Float states of a slot's recording, [positions, N, C, H, W]: from noise to picture, the result last. */
export function trajectoryOf(
  recording: Recording,
): { readonly positions: number[]; readonly data: Float32Array } | null {
  const { snapshots, pictures, result, times } = recording;
  if (!result || pictures === 0) return null;
  const D = result.length / pictures;
  const states = new Map<number, Float32Array>();
  const held = new Map<number, number>();
  for (const { position, lane, count, x } of snapshots) {
    const state = states.get(position) ?? new Float32Array(result.length);
    state.set(x, lane * D);
    states.set(position, state);
    held.set(position, (held.get(position) ?? 0) + count);
  }
  const last = times.length - 1;
  const whole = [...states.keys()].filter((at) => held.get(at) === pictures && at < last).sort((a, b) => a - b);
  return { positions: [...whole, last], data: concat(Float32Array, [...whole.map((at) => states.get(at)!), result]) };
}
