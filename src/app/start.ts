/** What happens with no click: the showreel plays, the model loads, the first chain starts. */

import { watchLargePictures } from "../pictures/large-pictures.ts";
import { runGenerate } from "../rooms/generate/run.ts";
import { followHistory, LINK } from "./address.ts";
import { checkAsked, watchModel } from "./choose-model.ts";
import { watchHiding } from "./hidden.ts";
import { listModels } from "./model-list.ts";
import { loader } from "./page.ts";
import { showShowreel } from "./showreel.ts";
import { getState } from "./store.ts";

/**
 * With `still` (prefers-reduced-motion) nothing moves by itself; the model is only made ready. A
 * link that is opened, or asks to be, comes first; one that cannot be leaves a page like any other.
 */
export async function begin({ still }: { readonly still: boolean }): Promise<void> {
  watchLargePictures();
  followHistory(() => void openLink());
  watchHiding();
  watchModel();
  void showShowreel({ still });
  // A link may be of another model: it is opened before any model is loaded for nothing.
  const linked = location.hash.startsWith(LINK) && (await openLink());
  if (getState().model.phase === "absent") void checkAsked().then(() => loader.load());
  void listModels();
  if (!linked && !still && getState().place === "generate") runGenerate();
}

/** Whether the link in the address was opened, or waits for a press. */
async function openLink(): Promise<boolean> {
  const { receiveLink } = await import("../recipe/incoming.ts");
  return (await receiveLink()) || getState().incoming?.kind === "offer";
}
