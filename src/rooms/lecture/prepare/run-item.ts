/** Runs a moment where its room runs, without going there: the room's settings stay what they are. */
import { setScene } from "../../../app/actions.ts";
import { readScene, sceneInAddress } from "../../../app/address-settings.ts";
import { chooseModel } from "../../../app/choose-model.ts";
import { type Shot, shotOf } from "../../../app/lectures/moment.ts";
import { isListed } from "../../../app/model-list.ts";
import { type Spot, spotIn } from "../../../app/moment-text.ts";
import { modelList, slots } from "../../../app/page.ts";
import { historyOf } from "../../../app/scenes.ts";
import { stoppable } from "../../../app/stoppable.ts";
import { FIRST_MODEL, getState, setState, useStore } from "../../../app/store.ts";
import { type Item, roomOf } from "../../../lecture/lecture.ts";
import { holdsWorker } from "../../../run/status.ts";
import { until } from "../../../run/until.ts";
import type { Room } from "../../../scene/room.ts";
import { roomAt } from "../../../scene/rooms.ts";
import type { Scene } from "../../../scene/scene.ts";
import { words } from "./words.ts";

/** Why a moment can't be prepared while others can. */
export class LeftOut extends Error {
  override readonly name = "LeftOut";
  readonly say: () => string;

  constructor(say: () => string) {
    super(say());
    this.say = say;
  }
}

/** The model that an item's address asks for. */
export const modelOf = ({ address }: Item): string => new URLSearchParams(address).get("model") ?? FIRST_MODEL;

/** Steps of these, each picture's counted by itself; null where one is of another model, which has another pace. */
export async function workOf(items: readonly Item[], model: string): Promise<number | null> {
  if (items.some((item) => modelOf(item) !== model)) return null;
  const works = await Promise.all(items.map(stepsOf));
  return works.reduce((sum, work) => sum + work, 0);
}

async function stepsOf(item: Item): Promise<number> {
  const room = roomAt(roomOf(item));
  // It will be left as it is.
  if (!room || room.numbers || room.alone || addressed(item).branch > 0) return 0;
  const { scene } = await readScene(room, new URLSearchParams(item.address), room.first);
  const { steps, pictures } = room.cost(scene as Scene);
  return steps * pictures;
}

/** What it shows, run anew. @throws LeftOut; LectureProblem; the signal's reason */
export async function runItem(item: Item, signal: AbortSignal): Promise<Shot> {
  const room = roomAt(roomOf(item));
  if (!room) throw new LeftOut(() => words.say("why.room", { room: roomOf(item) }));
  // It measures, or learns.
  if (room.numbers || room.alone) throw new LeftOut(() => words.say("why.none", { room: room.words.say("name") }));
  if (addressed(item).branch > 0) throw new LeftOut(() => words.say("why.branch"));
  await withModel(modelOf(item), signal);
  const scene = await sceneInAddress(room, new URLSearchParams(item.address), room.first);
  signal.throwIfAborted();
  const slot = slots.of(room.id);
  const before = slot.status?.serial;
  await runAs(room, scene);
  const serial = slot.status?.serial;
  if (serial === before) throw new LeftOut(() => words.say("why.nothing"));
  const recording = await slot.finished(signal).catch((error: unknown) => {
    signal.throwIfAborted();
    if (slot.status) throw new LeftOut(() => words.say(slot.status?.phase === "failed" ? "why.failed" : "why.ended"));
    throw error;
  });
  const { status } = slot;
  // Somebody has begun another there.
  if (!status?.model || status.serial !== serial) throw new LeftOut(() => words.say("why.ended"));
  const shot = await shotOf(recording, { scene: status.scene, model: status.model }, spotOf(item));
  if (!shot) throw new LeftOut(() => words.say("why.ended"));
  const { pictures, columns } = item.recorded ?? {};
  return { ...shot, recorded: { ...shot.recorded, ...(pictures && { pictures }), ...(columns && { columns }) } };
}

/** What is looked at: as its pictures showed it, else as its address says. */
function spotOf(item: Item): Omit<Spot, "branch"> {
  const { recorded } = item;
  return recorded ? { position: recorded.at ?? null, picture: null, lens: recorded.lens } : addressed(item);
}

function addressed({ address }: Item): Spot {
  try {
    return spotIn(new URLSearchParams(address).get("at") ?? "");
  } catch {
    // A place that says nothing is the newest, as where an address is opened (which says so).
    return spotIn("");
  }
}

/** A run takes its settings when it begins: those of its room, with all their undo, are back then. */
async function runAs(room: Room, scene: Scene): Promise<void> {
  const before = historyOf(getState().scenes, room.id);
  setScene(scene);
  try {
    await room.run();
  } finally {
    setState(({ scenes }) => ({ scenes: { ...scenes, [room.id]: before } }));
  }
}

/** @throws LeftOut where it can't be had */
async function withModel(id: string, signal: AbortSignal): Promise<void> {
  const { modelId, model } = getState();
  if (modelId === id && model.phase === "ready") return;
  if (modelId !== id) {
    await modelList.read();
    if (!isListed(id)) throw new LeftOut(() => words.say("why.model", { id }));
    // It would end what somebody waits for.
    if (Object.values(slots.store.getState().runs).some(holdsWorker)) throw new LeftOut(() => words.say("why.busy"));
  }
  await stoppable(signal, async () => {
    await chooseModel(id, { run: false });
    // It may have been on its way before.
    await until(() => getState().model.phase !== "loading", useStore.subscribe, signal);
  });
  const now = getState();
  if (now.modelId !== id || now.model.phase !== "ready") throw new LeftOut(() => words.say("why.load", { id }));
}
