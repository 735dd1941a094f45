/** What happens with no click: the showreel plays to its end while the model loads, then the first chain starts. */

import { checkAsked } from "../app/check-asked.ts";
import { EMBEDDED } from "../app/embed.ts";
import { watchHiding } from "../app/hidden.ts";
import { insist } from "../app/insist.ts";
import { mayHaveRuns } from "../app/keeping.ts";
import { LINK } from "../app/link-mark.ts";
import { loader, modelList } from "../app/page.ts";
import { address } from "../app/page-address.ts";
import { showShowreel } from "../app/showreel.ts";
import { getState } from "../app/store.ts";
import { openRoom, watchLeaving } from "../app/uninvited.ts";
import { firstRoom } from "../scene/rooms.ts";
import { sayMissing } from "./missing.ts";
import { watchModel } from "./watch-model.ts";

/**
 * With `still` (prefers-reduced-motion) nothing moves by itself; the model is only made ready. A
 * link that is opened, or asks to be, comes first; one that cannot be leaves a page like any other.
 */
export async function begin({ still }: { readonly still: boolean }): Promise<void> {
  watchModel(originalsBack());
  void insist(() => import("../pictures/large-pictures.ts")).then(({ watchLargePictures }) => watchLargePictures());
  void insist(() => import("../pictures/model-picture.ts")).then(({ watchPictures }) => watchPictures());
  address.follow(() => void openLink());
  watchHiding();
  watchLeaving();
  const isLink = location.hash.startsWith(LINK);
  if (EMBEDDED) {
    const { beginEmbedded } = await import("./begin-embedded.ts");
    return beginEmbedded(async () => isLink && openLink());
  }
  // What was left is there again before anything begins by itself.
  const back = mayHaveRuns();
  if (back) await recover({ linked: isLink, still, late: false });
  const showreel = showShowreel({ still });
  // A link may be of another model: it is opened before any model is loaded for nothing.
  const linked = isLink && (await openLink());
  const first = firstRoom();
  if (getState().place === first.id) {
    const played = showreel.then((shown) => shown.played);
    if (!linked && !still) void openRoom(first, played);
    // What there is to look at comes before the megabytes that nobody sees.
    await showreel;
  }
  if (getState().model.phase === "absent") void checkAsked().then(() => loader.load());
  void modelList.read();
  if (!back) void recover({ linked: isLink, still, late: true });
  void insist(() => import("./offline/begin.ts")).then(({ beginOffline }) => beginOffline());
}

/** Where it cannot be had, the page is as it would be without, and says that a part of it is missing. */
function recover(how: Parameters<typeof import("../recovery/recovery.ts").recover>[0]): Promise<void> {
  return insist(() => import("../recovery/recovery.ts")).then(({ recover }) => recover(how), sayMissing);
}

/** What pictures that are here were cut from comes back, and is kept from now on. */
async function originalsBack(): Promise<void> {
  const { Originals } = await import("../pictures/originals.ts");
  const originals = new Originals();
  await originals.restore().catch((error: unknown) => console.warn("originals of pictures did not come back", error));
  originals.follow();
}

/** Whether the link in the address was opened, or waits for a press. */
async function openLink(): Promise<boolean> {
  return (await import("../recipe/incoming.ts")).receiveLink(location.hash);
}
