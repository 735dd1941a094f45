/**
 * A room's settings as the query of an address, as readable as they get:
 * `?room=generate&sampler=ddim:50&seed=7&count=4`. What is not said is as a first visit has it, so a
 * first visit has no query at all. Pictures are not in it; they travel in session.ts and in links.
 *
 * Pure, and without a check of its own: what is read is validated as any scene from outside is.
 */
import type { SamplerSpec } from "../diffusion/spec.ts";
import type { Field, Fields } from "../scene/fields.ts";
import type { Room } from "../scene/room.ts";
import { allRooms, roomOf } from "../scene/rooms.ts";
import { type Scene, type Settings, said, settingsIn } from "../scene/scene.ts";
import { isRefused, type Refused, samplerIn, samplerText } from "./sampler-text.ts";

/** The names this page gives a meaning in its address, those of older addresses too; others are left alone. */
export function ownNames(): string[] {
  const names = allRooms().flatMap(({ schema }) =>
    Object.entries(schema).flatMap(([name, field]) => [called(name, field), name]),
  );
  return ["room", ...new Set(names)];
}

/** Those of them whose values are anybody's words: the names that a model has for its classes. */
export function wordedNames(): string[] {
  const fields = allRooms().flatMap(({ schema }) => Object.entries(schema));
  return [...new Set(fields.flatMap(([name, field]) => (isWorded(field) ? [called(name, field), name] : [])))];
}

const isWorded = (field: Field): boolean => field.is === "class" || ("item" in field && isWorded(field.item));

export const called = (name: string, field: Field) => field.called ?? name;

/** What an address says of a setting, by its own name or as older addresses have it. */
export const toldOf = (query: URLSearchParams, name: string, field: Field) =>
  query.get(called(name, field)) ?? query.get(name);

/** The parts of the query that say what a first visit does not: "name=value". */
export function queryOf(scene: Scene, first: Scene = roomOf(scene).first): string[] {
  const { schema } = roomOf(scene);
  const [now, before] = [settingsIn(scene), settingsIn(first)];
  return Object.entries(schema).flatMap(([name, field]) => {
    if (!hasText(field)) return [];
    const text = written(field, now[name]);
    return text === written(field, before[name]) ? [] : [`${called(name, field)}=${readable(text)}`];
  });
}

/** The scene that a query tells of, not yet validated. What has no text in a query is as in `untold`. */
export function sceneInQuery({ id, first, schema }: Room, query: URLSearchParams, untold: Scene = first): Settings {
  const fields = Object.entries(schema).map(([name, field]) => {
    if (!hasText(field)) return [name, settingsIn(untold)[name]];
    const text = toldOf(query, name, field);
    return [name, text === null ? settingsIn(first)[name] : read(field, text)];
  });
  return said({ room: id, ...Object.fromEntries(fields) });
}

/** The scene with what a query does not say as nobody chose it, the very objects: those follow the model. */
export function withUntold(scene: Scene, { schema }: Room, query: URLSearchParams, unchosen: Scene): Scene {
  const untold = Object.entries(schema).filter(
    ([name, field]) => hasText(field) && toldOf(query, name, field) === null,
  );
  return said({ ...scene, ...Object.fromEntries(untold.map(([name]) => [name, settingsIn(unchosen)[name]])) });
}

/** Colons and commas need no escape in a query (RFC 3986, 3.4), and are easier to read without. */
function readable(text: string): string {
  return encodeURIComponent(text).replace(/%(3A|2C|3B|40)/g, (code) => decodeURIComponent(code));
}

function hasText(field: Field): boolean {
  if (field.is === "record") return Object.values(field.fields).every(hasText);
  return field.is !== "picture" && (!("item" in field) || hasText(field.item));
}

function written(field: Field, value: unknown): string {
  switch (field.is) {
    case "sampler":
      return samplerText(value as SamplerSpec);
    case "list":
      return (value as readonly unknown[]).map((item) => written(field.item, item)).join(field.between);
    case "record":
      return told(field.fields, value as Settings)
        .map(([part, inner]) => written(part, inner))
        .join(field.between);
    case "nullable":
      return value === null ? "" : written(field.item, value);
    case "optional":
      return value === undefined ? "" : written(field.item, value);
    default:
      return String(value);
  }
}

/** As far as anything is there: what is left out before that is nothing between two signs. */
function told(fields: Fields, value: Settings): readonly (readonly [Field, unknown])[] {
  const parts = Object.entries(fields).map(([name, part]) => [part, value[name]] as const);
  return parts.slice(0, parts.findLastIndex(([, inner]) => inner !== undefined) + 1);
}

const FLAGS: Readonly<Record<string, boolean>> = { true: true, false: false };

/** Anything may stand in `text`; what makes no sense makes a value that is refused. */
function read(field: Field, text: string): unknown {
  switch (field.is) {
    case "whole":
    case "real":
      return /^-?\d+(\.\d+)?(e[+-]?\d+)?$/i.test(text) ? Number(text) : Number.NaN;
    case "flag":
      return FLAGS[text] ?? text;
    case "sampler":
      return samplerIn(text);
    case "list":
      return text === "" ? [] : text.split(field.between).map((item) => read(field.item, item));
    case "record": {
      const names = Object.keys(field.fields);
      const parts = text.split(field.between);
      return said(
        Object.fromEntries(
          parts.map((part, i) => {
            const name = names[i] ?? `part ${i + 1}`;
            const of = field.fields[name];
            return [name, of ? read(of, part) : part];
          }),
        ),
      );
    }
    case "nullable":
      return text === "" ? null : read(field.item, text);
    case "optional":
      return text === "" ? undefined : read(field.item, text);
    default:
      return text;
  }
}

/** What in a scene that was read is no sampler, and why. */
export function refusedIn(read: unknown): Refused | undefined {
  if (isRefused(read)) return read;
  if (typeof read !== "object" || read === null) return undefined;
  for (const inner of Object.values(read)) {
    const refused = refusedIn(inner);
    if (refused) return refused;
  }
  return undefined;
}
