/** The showreel on the page: it plays until there is a run of one's own, or another model is chosen. */
import { SHOWREEL } from "../run/recorded-slots.ts";
import { playShowreel, readShowreel } from "../run/showreel.ts";
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
  const recording = await readShowreel(modelId).catch(() => null);
  // Meanwhile another model may have been chosen.
  if (!recording || getState().modelId !== modelId) return { played: Promise.resolve() };
  const { feed } = slots.of(SHOWREEL);
  feed.recording = recording;
  setState({ showreel: true });
  feed.changed();
  const wanted = () => getState().showreel && !slots.of(firstRoom().id).feed.recording;
  return { played: still ? Promise.resolve() : playShowreel(feed, wanted) };
}
