import type { Scenes } from "../../app/scenes.ts";
import { useStore } from "../../app/store.ts";
import { pixelsOf, rgbaOf } from "../../bytes/rgba.ts";
import { fromLevel } from "../../diffusion/levels.ts";
import { overChecks } from "../../pictures/checks.ts";
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
  return { values: colourValues(own), size: own.width, own: true };
}

function firstPicture(scenes: Scenes): InputPicture | null {
  return Object.values(scenes).flatMap(({ present }) => inputsOf(present))[0] ?? null;
}

/** 8-bit levels in model range, as the picture is seen: one channel is shown as three, and what is clear over the checks. */
function colourValues(picture: InputPicture): Float32Array {
  const seen = overChecks(rgbaOf(picture), picture);
  const { width, height } = picture;
  return Float32Array.from(pixelsOf(seen, { width, height, channels: 3 }), fromLevel);
}
