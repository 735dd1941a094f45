/** The showreel on the page: it plays until there is a run of one's own, or another model is chosen. */

import { isOwn } from "../library/own-id.ts";
import { playRecorded } from "../run/play-recorded.ts";
import { readRecorded } from "../run/recorded.ts";
import { SHOWREEL } from "../run/recorded-slots.ts";
import { firstRoom } from "../scene/rooms.ts";
import { slots } from "./page.ts";
import { getState, setState } from "./store.ts";

/**
 * With `still` it stands at its end. Resolves when it is on the page, or there is nothing to show; `played` does when it
 * has played once, or isn't going to.
 */
export async function showShowreel({
  still,
}: {
  readonly still: boolean;
}): Promise<{ readonly played: Promise<void> }> {
  const { modelId } = getState();
  // Those that a person added have none.
  const found = isOwn(modelId)
    ? null
    : await readRecorded(modelId).catch((error: unknown) => {
        console.warn(`the recording ${modelId} cannot be shown`, error);
        return null;
      });
  const first = slots.of(firstRoom().id);
  const recording = found?.recordings.get(first.name);
  // Meanwhile another model may have been chosen.
  if (!found || !recording || getState().modelId !== modelId) return { played: Promise.resolve() };
  const slot = slots.of(SHOWREEL);
  slot.adopt(recording, found.sheet);
  setState({ showreel: true });
  const wanted = () => getState().showreel && getState().modelId === modelId && !first.feed.recording;
  return { played: still ? Promise.resolve() : playRecorded(slot.feed, wanted) };
}
