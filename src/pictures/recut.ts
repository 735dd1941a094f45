/**
 * Input pictures when the model's size changes: each is cut again from where it came from. One whose
 * original is no longer here (it came in a link, or the page was loaded again) is taken out and said.
 */

import { sceneOf, setScene } from "../app/actions.ts";
import { say } from "../app/notices.ts";
import type { InputPicture } from "../scene/picture.ts";
import { placesOf, withPlaces } from "../scene/places.ts";
import { allRooms } from "../scene/rooms.ts";
import { pictureFrom } from "./picture-from.ts";
import { sourceOf } from "./sources.ts";
import { fits, type Shape } from "./tensor.ts";
import { words } from "./words.ts";

export function recutPictures(model: Shape): void {
  let lost = 0;
  const recut = (picture: InputPicture): InputPicture | null => {
    if (fits(picture, model)) return picture;
    const source = sourceOf(picture);
    if (!source) {
      lost++;
      return null;
    }
    const { name, bitmap, crop } = source;
    return pictureFrom(name, bitmap, model, { crop, origin: picture.origin });
  };

  for (const { id } of allRooms()) {
    const scene = sceneOf(id);
    const places = placesOf(scene);
    const fitted = places.map((picture) => picture && recut(picture));
    if (fitted.some((picture, i) => picture !== places[i])) setScene(withPlaces(scene, fitted), "pictures");
  }

  if (lost === 0) return;
  const { width, height, channels } = model;
  const text = () => words.say("picture.recut", { count: lost, width, height, channels });
  say({ key: "recut", tone: "warning", text });
}
