/** A scene from outside of which only a part can be used: a wrong value costs the setting it is of, and no other. */
import * as v from "valibot";
import { quote } from "../bytes/errors.ts";
import type { Field } from "./fields.ts";
import type { PackedPicture } from "./packed-picture.ts";
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

interface Mended {
  readonly scene: PackedScene;
  readonly faults: readonly Fault[];
  /** How many pictures are none: each stands in its place still, and is found damaged when it is unpacked (packing.ts). */
  readonly damaged: number;
}

/** What can be used of a room's settings, and for the rest, which is named, what a first visit has. */
export function mended(value: Settings, room: Room): Mended {
  let damaged = 0;
  const damage = () => {
    damaged++;
    return DAMAGED;
  };
  const first = settingsIn(packScene(room.first));
  const faults: Fault[] = Object.keys(value)
    .filter((name) => name !== "room" && !Object.hasOwn(room.schema, name))
    .map((name) => ({ name, expected: null, received: quote(value[name]) }));
  const settings = Object.entries(room.schema).map(([name, field]) => {
    const found = v.safeParse(schemaOf(field), withPictures(field, value[name], damage));
    if (found.success) return [name, found.output];
    faults.push({ name, expected: expectedOf(found.issues[0]), received: quote(value[name]) });
    return [name, first[name]];
  });
  return { scene: said({ room: room.id, ...Object.fromEntries(settings) }), faults, damaged };
}

/** A picture whose file is none. */
const DAMAGED: PackedPicture = { as: "png", width: 1, height: 1, channels: 3, data: "AAAA" };

/** The value with what can be a picture wherever it has one: one that is wrong costs none of the others. */
function withPictures(field: Field, value: unknown, damage: () => PackedPicture): unknown {
  switch (field.is) {
    case "picture":
      return v.is(schemaOf(field), value) ? value : damage();
    case "nullable":
      return value === null ? null : withPictures(field.item, value, damage);
    case "optional":
      return value === undefined ? undefined : withPictures(field.item, value, damage);
    case "pair":
    case "list":
      return Array.isArray(value) ? value.map((item) => withPictures(field.item, item, damage)) : value;
    case "record": {
      if (typeof value !== "object" || value === null) return value;
      const entries = Object.entries(value);
      const inner = ([name, item]: [string, unknown]) => {
        const of = Object.hasOwn(field.fields, name) && field.fields[name];
        return [name, of ? withPictures(of, item, damage) : item] as const;
      };
      return Object.fromEntries(entries.map(inner));
    }
    default:
      return value;
  }
}
