/**
 * Watches for input pictures, cut here, that are too large to travel whole: they become lossy before
 * they run (settle.ts, loaded for the first one). One that came in a recipe stays what its sender ran.
 */
import { create } from "zustand";
import { useStore } from "../app/store.ts";
import type { InputPicture } from "../scene/picture.ts";
import { WHOLE_PIXELS } from "../scene/picture.ts";
import { inputsOf } from "../scene/places.ts";
import { sourceOf } from "./sources.ts";

/** What is under way. */
const useSettling = create<readonly Promise<void>[]>()(() => []);

export function watchLargePictures(): void {
  const seen = new WeakSet<InputPicture>();
  useStore.subscribe(({ scenes }, { scenes: before }) => {
    if (scenes === before) return;
    for (const picture of Object.values(scenes).flatMap(({ present }) => inputsOf(present))) {
      if (!isLarge(picture) || seen.has(picture)) continue;
      seen.add(picture);
      const work = import("./settle.ts")
        .then(({ settle }) => settle(picture))
        // It stays whole: it runs, and travels by file.
        .catch((error: unknown) => console.warn("a picture stays whole and will not fit a link", error))
        .finally(() => useSettling.setState((all) => all.filter((each) => each !== work), true));
      useSettling.setState((all) => [...all, work], true);
    }
  });
}

/** Resolves when the pictures that are there now may run: what begins by itself waits for it. */
export async function settled(): Promise<void> {
  await Promise.all(useSettling.getState());
}

const isLarge = (picture: InputPicture) =>
  picture.width * picture.height > WHOLE_PIXELS && !picture.webp && sourceOf(picture) !== null;
