import type { InputPicture } from "./picture.ts";
import type { Scene } from "./scene.ts";

/** A lens onto the pictures of a scene, packed or not. */
export interface Pictures<S extends Scene> {
  readonly most: number;
  /** They come from elsewhere on the page only (take.ts): nothing is dropped there. */
  readonly taken?: true;
  /** In order; null is a place that is empty. */
  read(scene: S): readonly (InputPicture | null)[];
  /** The scene with these instead. Where a room has no fixed places, those that are null leave no gap. */
  put(scene: S, pictures: readonly (InputPicture | null)[]): S;
  /** What settings that nobody chose become when the first picture of a person's own comes in. */
  startOwn?(scene: S): S;
  /** Whether they make no difference to what this scene makes; where not said, they do. */
  idle?(scene: S): boolean;
}
