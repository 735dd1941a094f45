/** The pictures to measure: dropped, chosen, drawn, or just generated. All are 8-bit at the model's size. */
import type { InputPicture } from "../share/scene.ts";
import type { ModelInfo } from "../worker/protocol.ts";
import { patchScene, sceneOf } from "./actions.ts";
import { newFace } from "./faces.ts";
import { feedOf } from "./feed.ts";
import { modelShape, open } from "./pictures.ts";
import { pictureFrom } from "./sources.ts";
import { getState } from "./store.ts";
import type { Shape } from "./tensor.ts";

/** As many as a recipe can carry, and a micro-batch takes at once. */
export const MOST_PICTURES = 16;

/** Adds what there is a place for; says how many there was none for. */
export function addPictures(pictures: readonly InputPicture[]): number {
  const all = [...sceneOf("bits").pictures, ...pictures];
  patchScene("bits", { pictures: all.slice(0, MOST_PICTURES) });
  return Math.max(0, all.length - MOST_PICTURES);
}

export function removePicture(at: number): void {
  patchScene("bits", { pictures: sceneOf("bits").pictures.filter((_, i) => i !== at) });
}

export function addBitmap(bitmap: ImageBitmap, name: string): number {
  return addPictures([pictureFrom(name, bitmap, modelShape())]);
}

/** Files from a person's disk; those that cannot be opened are said, one by one. */
export async function addFiles(files: readonly File[]): Promise<number> {
  let left = 0;
  for (const file of files) {
    const bitmap = await open(file);
    if (bitmap) left += addBitmap(bitmap, file.name);
  }
  return left;
}

export async function addDrawn(): Promise<number> {
  return addPictures([pictureFrom("facesjs", await newFace(), modelShape(), { origin: "drawn" })]);
}

/** The pictures that Generate has finished with this model, as 8-bit; empty before. */
export function generated(shape: ModelInfo): InputPicture[] {
  if (getState().runs.generate?.model?.sha256 !== shape.sha256) return [];
  const result = feedOf("generate").recording?.result;
  if (!result) return [];
  const D = shape.width * shape.height * shape.channels;
  return Array.from({ length: Math.floor(result.length / D) }, (_, i) =>
    toPicture(result.subarray(i * D, (i + 1) * D), shape),
  );
}

/** [C, H, W] in model range to the nearest 8-bit levels. */
export function toPicture(x: Float32Array, { width, height, channels }: Shape): InputPicture {
  const plane = width * height;
  const pixels = new Uint8Array(plane * channels);
  for (let p = 0; p < plane; p++) {
    for (let c = 0; c < channels; c++) {
      const level = Math.round(((x[c * plane + p] ?? 0) + 1) * 127.5);
      pixels[p * channels + c] = Math.min(255, Math.max(0, level));
    }
  }
  return { width, height, channels: channels === 1 ? 1 : 3, pixels, origin: "result" };
}
