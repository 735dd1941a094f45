/**
 * Settings that a model can have. A room's first settings follow the model: all of its steps, and times at
 * the same levels of noise. What a person chose stays, but no model is asked for more than it has.
 *
 * Loaded with the first model, and called before anything can run with it.
 */
import { type ProcessSpec, USUAL_PROCESS } from "../diffusion/process.ts";
import { sameLevels } from "../diffusion/same-levels.ts";
import { respacingWithin, within } from "../diffusion/samplers/within.ts";
import type { SamplerSpec } from "../diffusion/spec.ts";
import type { Slot } from "../run/slot.ts";
import type { Slots } from "../run/slots.ts";
import type { Field } from "../scene/fields.ts";
import type { Room } from "../scene/room.ts";
import { allRooms, roomOf } from "../scene/rooms.ts";
import { type Scene, type Settings, sameScene, sameSetting, settingsIn } from "../scene/scene.ts";
import type { ModelInfo } from "../worker/protocol.ts";
import { sayUnknown, withKnownClass } from "./fit-class.ts";
import { everywhere } from "./history.ts";
import { historyOf, presentOf, unchosenOf } from "./scenes.ts";
import { getState, setState } from "./store.ts";

/** A room's first settings under a model's process. */
export function firstFor(room: Room, process: ProcessSpec): Scene {
  const { first, atLevels } = room;
  return cut(atLevels?.(first, (times) => sameLevels(times, USUAL_PROCESS, process)) ?? first, room, process.T);
}

/** The scene with no more steps and no later times than T. */
export function cut(scene: Scene, { schema, alone }: Room, T: number): Scene {
  if (alone) return scene;
  const settings = settingsIn(scene);
  const changed = Object.entries(schema)
    .filter(([name]) => name in settings)
    .map(([name, field]) => [name, cutValue(field, settings[name], T)]);
  const fitting = { ...scene, ...Object.fromEntries(changed) };
  return sameScene(fitting, scene) ? scene : fitting;
}

function cutValue(field: Field, value: unknown, T: number): unknown {
  switch (field.is) {
    case "sampler":
      return within(value as SamplerSpec, T);
    case "respacing":
      return respacingWithin(value as string, T);
    case "whole":
      return field.toT ? Math.min(value as number, T) : value;
    case "list": {
      const items = (value as readonly unknown[]).map((item) => cutValue(field.item, item, T));
      // Times that come out the same are one row.
      return field.item.is === "whole" ? [...new Set(items)] : items;
    }
    case "record":
      return Object.fromEntries(
        Object.entries(value as Settings).map(([name, part]) => {
          const of = field.fields[name];
          return [name, of ? cutValue(of, part, T) : part];
        }),
      );
    case "nullable":
      return value === null ? null : cutValue(field.item, value, T);
    case "optional":
      return cutValue(field.item, value, T);
    default:
      return value;
  }
}

/** All rooms' settings, and what undo would bring back, fit this model from now on. */
export function fitScenes(model: Pick<ModelInfo, "process" | "classes" | "needsClass">, slots: Slots): void {
  const { process, classes } = model;
  const before = getState();
  const first = (room: Room) => withKnownClass(firstFor(room, process), room, model);
  const unchosen = Object.fromEntries(allRooms().map((room) => [room.id, first(room)]));
  const scenes = Object.fromEntries(
    allRooms().map((room) => {
      const [was, is] = [unchosenOf(room, before), unchosen[room.id]!];
      const fit = (scene: Scene) =>
        room.namesModels?.(scene)
          ? scene
          : withKnownClass(cut(followed(scene, settingsIn(was), settingsIn(is)), room, process.T), room, model);
      return [room.id, everywhere(historyOf(before.scenes, room.id), fit)];
    }),
  );
  sayUnknown(
    allRooms()
      .map(({ id }) => presentOf(before.scenes, id))
      .filter((scene) => !roomOf(scene).namesModels?.(scene)),
    classes,
  );
  setState({ scenes, unchosen });
  for (const room of allRooms()) {
    const [was, is] = [before.scenes, scenes].map((each) => presentOf(each, room.id));
    if (!sameScene(was!, is!)) runAnew(room, was!, slots.of(room.id));
  }
}

/**
 * The scene with what nobody chose as it is now. That is told by identity, for a person may choose the same
 * value; only a page that was loaded again has nothing but values.
 */
function followed(scene: Scene, was: Settings, is: Settings): Scene {
  const settings = Object.entries(settingsIn(scene));
  const changed = settings.filter(([name, value]) => value === was[name] || sameSetting(value, is[name]));
  const kept = changed.every(([name, value]) => value === is[name]);
  return kept ? scene : { ...scene, ...Object.fromEntries(changed.map(([name]) => [name, is[name]])) };
}

/** What was started before there was a model waits with settings that it may not have. */
function runAnew(room: Room, was: Scene, slot: Slot): void {
  const { status, isUninvited } = slot;
  if (status?.phase !== "waiting" || status.scene !== was) return;
  slot.cancel();
  void Promise.resolve(room.run()).then(() => isUninvited && slot.uninvite());
}
