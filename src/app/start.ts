/** What happens with no click: the recorded run plays, the model loads, the first chain starts. */

import { watchLargePictures } from "../pictures/large-pictures.ts";
import { runGenerate } from "../rooms/generate/run.ts";
import { watchHiding } from "../run/hidden.ts";
import { playRecorded } from "../run/showreel.ts";
import { followHistory, LINK } from "./address.ts";
import { checkAsked } from "./choose-model.ts";
import { loadModel } from "./model.ts";
import { listModels } from "./model-list.ts";
import { getState } from "./store.ts";

/**
 * With `still` (prefers-reduced-motion) nothing moves by itself; the model is only made ready. A
 * link that is opened, or asks to be, comes first; one that cannot be leaves a page like any other.
 */
export async function begin({ still }: { readonly still: boolean }): Promise<void> {
  watchLargePictures();
  followHistory(() => void openLink());
  watchHiding();
  void playRecorded({ still });
  // A link may be of another model: it is opened before any model is loaded for nothing.
  const linked = location.hash.startsWith(LINK) && (await openLink());
  if (getState().model.phase === "absent") void checkAsked().then(() => loadModel());
  void listModels();
  if (!linked && !still && getState().place === "generate") runGenerate();
}

/** Whether the link in the address was opened, or waits for a press. */
async function openLink(): Promise<boolean> {
  const { receiveLink } = await import("../recipe/incoming.ts");
  return (await receiveLink()) || getState().incoming?.kind === "offer";
}
