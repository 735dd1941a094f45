import { useEffect, useMemo, useState } from "react";
import { useStore } from "../../app/store.ts";
import { type PictureShape, USUAL_SHAPE } from "../../bytes/picture-shape.ts";
import { claimDrops } from "../../pictures/place.ts";
import { MOST_OWN, ownPictures } from "../../pictures/probes.ts";
import type { Original } from "../../pictures/sources.ts";
import type { InputPicture } from "../../scene/picture.ts";
import { words } from "./words.ts";

/**
 * A person's pictures for a network that is examined: those that stand in the rooms, and what is dropped while its card is
 * on screen, which goes no further.
 * @param shape as the network is shown them; null where it can't be examined
 */
export function useOwnPictures(shape: PictureShape | null): readonly InputPicture[] {
  const [dropped, setDropped] = useState<readonly Original[]>([]);
  const scenes = useStore((state) => state.scenes);
  const takes = shape !== null;
  useEffect(() => {
    if (!takes) return;
    const take = (opened: readonly Original[]) => setDropped((before) => [...opened, ...before].slice(0, MOST_OWN));
    return claimDrops({ most: MOST_OWN, title: () => words.say("ownDrop"), take });
  }, [takes]);
  const { width, height, channels } = shape ?? USUAL_SHAPE;
  return useMemo(
    () => (takes ? ownPictures(dropped, scenes, { width, height, channels }) : []),
    [takes, dropped, scenes, width, height, channels],
  );
}
