/** The moment that one looks at in a room as an item of a lecture, with its frames. */

import { randomName } from "../../bytes/random-name.ts";
import { speaker } from "../../i18n/speaker.ts";
import type { Pictured } from "../../lecture/file.ts";
import type { Item, Recorded } from "../../lecture/lecture.ts";
import { readPictures } from "../../lecture/schema.ts";
import { RECORDED, SHOWREEL } from "../../run/recorded-slots.ts";
import type { Recording } from "../../run/recording.ts";
import { sheetPicture, takeFrames } from "../../run/take-frames.ts";
import { firstRoom, roomNamed } from "../../scene/rooms.ts";
import type { Scene } from "../../scene/scene.ts";
import type { ModelInfo } from "../../worker/protocol.ts";
import { queryOf } from "../address-scene.ts";
import { momentText, type Spot } from "../moment-text.ts";
import { slots } from "../page.ts";
import { FIRST_MODEL, getState } from "../store.ts";
import { withBranch } from "./branch.ts";

/** What is shown of a moment, and the sheet that it is in. */
export interface Shot {
  readonly recorded: Recorded;
  readonly pictured: Pictured;
}

/** Null until every picture that is looked at has something to be seen. */
export async function momentOf(id: string): Promise<{ readonly item: Item; readonly pictured: Pictured } | null> {
  const room = roomNamed(id);
  // What was measured has taken the place of what greeted.
  if (room.numbers && slots.of(id).status) return null;
  const names = [id, RECORDED + id, ...(id === firstRoom().id ? [SHOWREEL] : [])];
  const slot = names.map((name) => slots.of(name)).find(({ feed, status }) => feed.recording && status?.model);
  const [recording, model] = [slot?.feed.recording, slot?.status?.model];
  if (!slot || !recording || !model) return null;
  const { scene } = slot.status!;
  const { moment } = slot.feed;
  const seen = getState().view === "x" ? { ...moment, lens: "x" as const } : moment;
  const shown = moment.branch > 0 ? await withBranch(recording, room, scene) : recording;
  const shot = await shotOf(shown, { scene, model }, seen);
  if (!shot) return null;
  const own = [
    ...(model.id === FIRST_MODEL ? [] : [`model=${model.id}`]),
    ...queryOf(scene),
    ...(momentText(moment) ? [`at=${momentText(moment)}`] : []),
  ];
  const item: Item = {
    id: randomName(),
    title: { [speaker.language]: room.words.say("name") },
    address: [`room=${id}`, ...own].join("&"),
    recorded: shot.recorded,
  };
  return { item, pictured: shot.pictured };
}

/**
 * What a moment of a room's run shows, in a sheet of its own that a lecture's reader takes.
 * @throws LectureProblem where it would not
 */
export async function shotOf(
  recording: Recording,
  { scene, model }: { readonly scene: Scene; readonly model: ModelInfo },
  { position, picture, lens }: Omit<Spot, "branch">,
): Promise<Shot | null> {
  const which = lens === "x" ? "x" : "x0";
  const of = { which, held: position, ...(picture !== null && { pictures: [picture] }) } as const;
  const frames = takeFrames(scene.room, recording, of);
  if (!frames) return null;
  const { cells, ...sheet } = frames;
  const { id, title, sha256, width, height } = model;
  const name = `frames/${randomName()}`;
  const read = readPictures({ model: { id, title, sha256, width, height }, ...sheet }, name);
  const columns = roomNamed(scene.room).columns?.(scene);
  const recorded: Recorded = {
    sheet: name,
    slot: scene.room,
    ...(picture === null ? columns && { columns } : { pictures: [picture] }),
    ...(position !== null && { at: position }),
    lens: which,
  };
  return { recorded, pictured: { sheet: read, picture: await sheetPicture({ cells, ...sheet }, model) } };
}
