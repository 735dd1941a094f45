/** Goes where an address leads that was pasted or dropped. */
import { isPage, roomAt } from "../scene/rooms.ts";
import { goTo, setScene } from "./actions.ts";
import { readScene, sceneInAddress } from "./address-settings.ts";
import { askForModel } from "./choose-model.ts";
import { isListed } from "./model-list.ts";
import { getState } from "./store.ts";

/** Its settings are one step to undo. Of several readings the one with fewest faults counts. */
export async function openSettings(readings: readonly URLSearchParams[]): Promise<void> {
  const known = readings.flatMap((query) => {
    const place = query.get("room");
    return isPage(place) ? [{ query, place, room: roomAt(place) }] : [];
  });
  const counts = await Promise.all(
    known.map(async ({ query, room }) => (room ? (await readScene(room, query)).faults.length : 0)),
  );
  const best = known[counts.indexOf(Math.min(...counts))];
  if (!best) return;
  if (best.room) setScene(await sceneInAddress(best.room, best.query));
  goTo(best.place);
  const model = best.query.get("model");
  if (model !== null && model !== getState().modelId && isListed(model)) askForModel(model);
}
