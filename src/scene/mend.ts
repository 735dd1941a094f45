/** A scene from outside of which only a part can be used: a wrong value costs the setting it is of, and no other. */
import * as v from "valibot";
import { quote } from "../bytes/errors.ts";
import { packScene } from "./packed-scene.ts";
import type { Room } from "./room.ts";
import { type Settings, said, settingsIn } from "./scene.ts";
import { expectedOf, type PackedScene, schemaOf } from "./schema.ts";

/** A setting that could not be used. */
export interface Fault {
  readonly name: string;
  /** What could have stood there; null for a setting that the room does not have. */
  readonly expected: string | null;
  /** The value, as an error may quote it. */
  readonly received: string;
}

/** What can be used of a room's settings, and for the rest, which is named, what a first visit has. */
export function mended(
  value: Settings,
  room: Room,
): { readonly scene: PackedScene; readonly faults: readonly Fault[] } {
  const first = settingsIn(packScene(room.first));
  const faults: Fault[] = Object.keys(value)
    .filter((name) => name !== "room" && !Object.hasOwn(room.schema, name))
    .map((name) => ({ name, expected: null, received: quote(value[name]) }));
  const settings = Object.entries(room.schema).map(([name, field]) => {
    const found = v.safeParse(schemaOf(field), value[name]);
    if (found.success) return [name, found.output];
    faults.push({ name, expected: expectedOf(found.issues[0]), received: quote(value[name]) });
    return [name, first[name]];
  });
  return { scene: said({ room: room.id, ...Object.fromEntries(settings) }), faults };
}
