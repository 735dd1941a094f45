/** The pictures of all rooms, those that undo and redo come back to as well. */
import { everywhere } from "../app/history.ts";
import type { Scenes } from "../app/scenes.ts";
import type { InputPicture } from "../scene/picture.ts";
import { inputsOf, placesOf, withPlaces } from "../scene/places.ts";
import { roomNamed } from "../scene/rooms.ts";
import type { Scene } from "../scene/scene.ts";

/** Each picture as `change` has it, wherever it stands: no step to undo. */
export function withPictures(scenes: Scenes, change: (picture: InputPicture) => InputPicture): Scenes {
  const changed = (scene: Scene): Scene => {
    const places = placesOf(scene);
    const now = places.map((picture) => picture && change(picture));
    return now.every((picture, i) => picture === places[i]) ? scene : withPlaces(scene, now);
  };
  return Object.fromEntries(
    Object.entries(scenes).map(([room, history]) => [
      room,
      roomNamed(room).pictures ? everywhere(history, changed) : history,
    ]),
  );
}

export function allPictures(scenes: Scenes): readonly InputPicture[] {
  return Object.values(scenes).flatMap(({ past, present, future }) => [...past, present, ...future].flatMap(inputsOf));
}
