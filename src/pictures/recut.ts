/**
 * Input pictures when the model's shape changes: each is cut again from where it came from, also where
 * undo and redo would come to it. One whose original is not here (it came in a link, or could not be
 * kept) is taken out and said.
 */

import { sceneOf, setScene } from "../app/actions.ts";
import { say } from "../app/notices.ts";
import { setState } from "../app/store.ts";
import type { PictureShape } from "../bytes/picture-shape.ts";
import type { InputPicture } from "../scene/picture.ts";
import { placesOf, withPlaces } from "../scene/places.ts";
import { allRooms } from "../scene/rooms.ts";
import { withPictures } from "./everywhere.ts";
import { pictureFrom } from "./picture-from.ts";
import { sourceOf } from "./sources.ts";
import { fits } from "./tensor.ts";
import { words } from "./words.ts";

export function recutPictures(model: PictureShape): void {
  // A picture that stands in many places stays one.
  const made = new Map<InputPicture, InputPicture>();
  const recut = (picture: InputPicture): InputPicture => {
    const source = fits(picture, model) ? null : sourceOf(picture);
    if (!source) return picture;
    const again = made.get(picture) ?? pictureFrom(source, model, { crop: source.crop, origin: picture.origin });
    made.set(picture, again);
    return again;
  };
  setState(({ scenes }) => ({ scenes: withPictures(scenes, recut) }));

  let lost = 0;
  for (const { id } of allRooms()) {
    const scene = sceneOf(id);
    const places = placesOf(scene);
    const fitting = places.map((picture) => (picture && fits(picture, model) ? picture : null));
    const out = places.filter((picture, i) => picture !== fitting[i]).length;
    if (out > 0) setScene(withPlaces(scene, fitting));
    lost += out;
  }
  if (lost === 0) return;
  const { width, height, channels } = model;
  const text = () => words.say("picture.recut", { count: lost, width, height, channels });
  say({ key: "recut", tone: "warning", text });
}
