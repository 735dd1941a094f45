import type { Scenes } from "../../app/scenes.ts";
import { useStore } from "../../app/store.ts";
import { fromLevel } from "../../diffusion/levels.ts";
import type { InputPicture } from "../../scene/picture.ts";
import { inputsOf } from "../../scene/places.ts";
import { FACE_SIZE, face } from "./toy/face.ts";

export interface Subject {
  /** [size, size, 3] in model range. */
  readonly values: Float32Array;
  readonly size: number;
  readonly own: boolean;
}

/** The picture the chapters noise: a visitor's own when one was put into a room, else a drawn face. */
export function usePicture(): Subject {
  const own = useStore(({ scenes }) => firstPicture(scenes));
  if (!own || own.width !== own.height) return { values: face(0), size: FACE_SIZE, own: false };
  return { values: colourValues(own.pixels, own.channels), size: own.width, own: true };
}

function firstPicture(scenes: Scenes): InputPicture | null {
  return Object.values(scenes).flatMap(({ present }) => inputsOf(present))[0] ?? null;
}

/** 8-bit levels in model range; one channel is shown as three. */
function colourValues(pixels: Uint8Array, channels: 1 | 3): Float32Array {
  const values = new Float32Array((pixels.length / channels) * 3);
  for (let i = 0; i < values.length; i++) values[i] = fromLevel(pixels[channels === 3 ? i : Math.floor(i / 3)]!);
  return values;
}
