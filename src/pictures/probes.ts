/** A person's own pictures, to be shown to a network that is examined (the doctor): cut for it here, sent nowhere else. */
import type { Scenes } from "../app/scenes.ts";
import type { PictureShape } from "../bytes/picture-shape.ts";
import type { InputPicture } from "../scene/picture.ts";
import { inputsOf } from "../scene/places.ts";
import { type Crop, inside } from "./crop.ts";
import { pictureFrom } from "./picture-from.ts";
import { isOwn } from "./place.ts";
import { type Original, sourceOf } from "./sources.ts";

/** Half of the sixteen that a network is shown: whatever a person has, the rest has structure of every size. */
export const MOST_OWN = 8;

/** @param crop none where nobody chose a piece */
type Uncut = Original & { readonly crop?: Crop };

/** What was dropped for this, then what stands in the rooms' settings, each photograph once. */
export function ownPictures(dropped: readonly Original[], scenes: Scenes, shape: PictureShape): InputPicture[] {
  const placed = Object.values(scenes).flatMap(({ present }) => inputsOf(present).filter(isOwn));
  const sources = placed.flatMap((picture) => sourceOf(picture) ?? []);
  const once = new Map<ImageBitmap, Uncut>([...dropped, ...sources].map((each) => [each.bitmap, each]));
  return [...once.values()].slice(0, MOST_OWN).map((each) => {
    const crop = each.crop && inside(each.crop, each.bitmap, shape);
    return pictureFrom(each, shape, { ...(crop && { crop }) });
  });
}
