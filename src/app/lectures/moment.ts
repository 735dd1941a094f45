/** The moment that one looks at in a room as an item of a lecture, with its frames. */

import { speaker } from "../../i18n/speaker.ts";
import type { Pictured } from "../../lecture/file.ts";
import type { Item } from "../../lecture/lecture.ts";
import { RECORDED, SHOWREEL } from "../../run/recorded-slots.ts";
import { sheetPicture, takeFrames } from "../../run/take-frames.ts";
import { firstRoom, roomNamed } from "../../scene/rooms.ts";
import { queryOf } from "../address-scene.ts";
import { momentText } from "../moment-text.ts";
import { slots } from "../page.ts";
import { FIRST_MODEL, getState } from "../store.ts";

/** Null where there is nothing to see yet. */
export async function momentOf(id: string): Promise<{ readonly item: Item; readonly pictured: Pictured } | null> {
  const room = roomNamed(id);
  const names = [id, RECORDED + id, ...(id === firstRoom().id ? [SHOWREEL] : [])];
  const slot = names.map((name) => slots.of(name)).find(({ feed, status }) => feed.recording && status?.model);
  const [recording, model] = [slot?.feed.recording, slot?.status?.model];
  if (!slot || !recording || !model) return null;
  const { scene } = slot.status!;
  const { moment } = slot.feed;
  const which = moment.lens === "x" || getState().view === "x" ? "x" : "x0";
  const { cells, ...sheet } = takeFrames(id, recording, { which, held: moment.position });
  const picture = await sheetPicture({ cells, ...sheet }, model);
  const name = crypto.randomUUID();
  const own = [
    ...(model.id === FIRST_MODEL ? [] : [`model=${model.id}`]),
    ...queryOf(scene),
    ...(momentText(moment) ? [`at=${momentText(moment)}`] : []),
  ];
  const columns = room.columns?.(scene);
  const item: Item = {
    id: name,
    title: { [speaker.language]: room.words.say("name") },
    address: [`room=${id}`, ...own].join("&"),
    recorded: {
      sheet: `frames/${name}`,
      slot: id,
      ...(moment.picture === null ? columns && { columns } : { pictures: [moment.picture] }),
      ...(moment.position !== null && { at: moment.position }),
      lens: which,
    },
  };
  const { title, width, height } = model;
  return { item, pictured: { sheet: { model: { id: model.id, title, width, height }, ...sheet }, picture } };
}
