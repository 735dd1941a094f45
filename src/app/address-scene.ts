/**
 * A room's settings as the query of an address, as readable as they get:
 * `?room=generate&sampler=ddim:50&seed=7&count=4`. What is not said is as a first visit has it, so a
 * first visit has no query at all. Pictures are not in it; they travel in session.ts and in links.
 *
 * Pure, and without a check of its own: what is read is validated as any scene from outside is.
 */
import type { SamplerSpec } from "../diffusion/spec.ts";
import type { Branch, CompareScene, Room } from "../recipe/scene.ts";
import { isRefused, type Refused, samplerIn, samplerText } from "./sampler-text.ts";
import { FIRST_SCENES, type SceneOf } from "./scenes.ts";

type Column = CompareScene["columns"][number];
type Json = Readonly<Record<string, unknown>>;

/** The names this page gives a meaning in its address; others are left alone. */
export const OWN_NAMES = ["room", ...new Set(Object.values(FIRST_SCENES).flatMap((scene) => Object.keys(scene)))];

const PICTURES = ["ends", "pictures"];

/** The parts of the query that say what a first visit does not: "name=value". */
export function queryOf<R extends Room>(scene: SceneOf<R>): string[] {
  const first = FIRST_SCENES[scene.room] as unknown as Json;
  return Object.entries(scene).flatMap(([name, value]) => {
    if (name === "room" || PICTURES.includes(name)) return [];
    const text = written(name, value);
    return text === written(name, first[name]) ? [] : [`${name}=${readable(text)}`];
  });
}

/** The scene that a query tells of, not yet validated; its pictures are those of a first visit. */
export function sceneInQuery(room: Room, query: URLSearchParams): Json {
  const first = FIRST_SCENES[room] as unknown as Json;
  return Object.fromEntries(
    Object.entries(first).map(([name, value]) => {
      const text = PICTURES.includes(name) || name === "room" ? null : query.get(name);
      return [name, text === null ? value : read(name, value, text)];
    }),
  );
}

/** Colons and commas need no escape in a query (RFC 3986, 3.4), and are easier to read without. */
function readable(text: string): string {
  return encodeURIComponent(text).replace(/%(3A|2C|3B|40)/g, (code) => decodeURIComponent(code));
}

function written(name: string, value: unknown): string {
  switch (name) {
    case "sampler":
      return samplerText(value as SamplerSpec);
    case "columns":
      return (value as readonly Column[]).map(({ sampler, seed }) => `${samplerText(sampler)}@${seed}`).join(";");
    case "branches":
      return (value as readonly Branch[])
        .map(({ position, branch, parent }) => [position, branch, ...(parent === undefined ? [] : [parent])].join(":"))
        .join(";");
    default:
      return String(value);
  }
}

/** `like` is the setting's first value: a text is read as what that is. */
function read(name: string, like: unknown, text: string): unknown {
  const several = text === "" ? [] : text.split(";");
  switch (name) {
    case "sampler":
      return samplerIn(text);
    case "columns":
      return several.map((column) => {
        const at = column.lastIndexOf("@");
        return { sampler: samplerIn(column.slice(0, at)), seed: column.slice(at + 1) };
      });
    case "branches":
      return several.map((each) => {
        const [position, branch, parent] = each.split(":").map(Number);
        return { position, branch, ...(parent === undefined ? {} : { parent }) };
      });
  }
  if (typeof like === "number") return Number(text);
  if (typeof like === "boolean") return text === "true";
  return Array.isArray(like) ? text.split(",").map(Number) : text;
}

/** What in a scene that was read is no sampler, and why. */
export function refusedIn({ sampler, columns }: Json): Refused | undefined {
  const told = Array.isArray(columns) ? (columns as Json[]).map((column) => column.sampler) : [];
  return [sampler, ...told].find(isRefused);
}
