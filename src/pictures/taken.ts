/** A picture on the page as rooms may take it: what is seen of it, and how it came about. */
import { slots } from "../app/page.ts";
import { getState } from "../app/store.ts";
import type { PictureShape } from "../bytes/picture-shape.ts";
import { pixelsOf } from "../bytes/rgba.ts";
import { USUAL_PROCESS } from "../diffusion/process.ts";
import type { InputPicture } from "../scene/picture.ts";
import type { Chain, Taken } from "../scene/take.ts";
import type { LaneSpec } from "../worker/protocol.ts";
import { modelShape } from "./model-shape.ts";

/** A picture that is there by itself: a person's own, say, as it is or noised to t. */
export function takenFrom(picture: InputPicture, t = 0): Taken {
  const { model } = getState();
  return { picture, t, chain: null, process: model.phase === "ready" ? model.model.process : USUAL_PROCESS };
}

/** A picture of a run as it is at a position, the newest where not said; null while nothing of it is seen. */
export function takenOf(
  slot: string,
  index: number,
  which: "x0" | "x",
  position: number | null = slots.of(slot).feed.moment.position,
): Taken | null {
  const { feed, status } = slots.of(slot);
  const { recording } = feed;
  const seen = recording?.at(index, position);
  const rgba = seen?.[which];
  if (!recording || !rgba) return null;
  const { model } = getState();
  const here = model.phase === "ready" && status?.model?.sha256 === model.model.sha256;
  const lane = recording.lanes[index];
  return {
    ...takenFrom(fromRgba(rgba, status?.model ?? modelShape())),
    t: recording.times[seen.position] ?? 0,
    chain: here && lane ? chainOf(lane) : null,
  };
}

/** The chain of a picture that came out of noise by steps and noise of its own. */
export function chainOf({ start, sampler, seed, image, branch, sharedSteps, fromT, told }: LaneSpec): Chain | null {
  const own = start.from === "noise" && (start.image ?? image) === image;
  if (!own || branch !== 0 || sharedSteps !== 0 || fromT !== undefined) return null;
  return { sampler, seed, image, ...told };
}

/** RGBA8 as it came: the same levels. */
function fromRgba(rgba: Uint8ClampedArray<ArrayBuffer>, { width, height, channels }: PictureShape): InputPicture {
  return { width, height, channels, pixels: pixelsOf(rgba, { width, height, channels }), origin: "result" };
}
