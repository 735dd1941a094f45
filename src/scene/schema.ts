/**
 * A scene as JSON that came from outside: every field named, every number bounded. The messages of
 * the checks are what was expected; recipe.ts makes sentences of them.
 */
import * as v from "valibot";
import { CHANNELS } from "../bytes/picture-shape.ts";
import type { Field as SamplerField, StepsField } from "../diffusion/samplers/fields.ts";
import { SAMPLERS } from "../diffusion/samplers/index.ts";
import { type Field, type Fields, MAX_COUNT, MAX_SIDE, MAX_T } from "./fields.ts";
import type { PackedPicture } from "./packed-picture.ts";
import type { Room } from "./room.ts";
import { allRooms } from "./rooms.ts";
import type { Scene, Settings } from "./scene.ts";

/** Pictures of one result: a matrix of 16 rows, t, by 65 columns, λ. */
export const MAX_RESULTS = 16 * (MAX_COUNT + 1);
/** base64 characters of one packed picture: 512 × 512 × 3 stored raw. */
export const MAX_PACKED = 1_060_000;

/** A scene whose pictures are packed: plain JSON. */
export type PackedScene = Scene & Settings;

export const whole = (least: number, most: number) =>
  v.custom<number>(
    (value) => Number.isInteger(value) && (value as number) >= least && (value as number) <= most,
    `a whole number from ${least} to ${most}`,
  );
export const real = (least: number, most: number) =>
  v.custom<number>(
    (value) => typeof value === "number" && value >= least && value <= most,
    `a number from ${least} to ${most}`,
  );
export const text = (pattern: RegExp, expected: string) =>
  v.custom<string>((value) => typeof value === "string" && pattern.test(value), expected);
export const base64 = (most: number) =>
  v.custom<string>(
    (value) => typeof value === "string" && value.length <= most && /^[A-Za-z0-9+/]+={0,2}$/.test(value),
    `base64 of at most ${most} characters`,
  );
export const list = <S extends v.GenericSchema>(item: S, least: number, most: number) =>
  v.pipe(
    v.array(item),
    v.minLength(least, `${least} to ${most} items`),
    v.maxLength(most, `${least} to ${most} items`),
  );

const flag = v.custom<boolean>((value) => typeof value === "boolean", "true or false");
const seed = v.custom<string>(
  (value) => typeof value === "string" && /^(0|[1-9]\d{0,19})$/.test(value) && BigInt(value) < 1n << 64n,
  "a seed as decimal digits, 0 to 18446744073709551615",
);
export const modelId = text(
  /^[A-Za-z0-9][\w.-]{0,63}(\/[A-Za-z0-9][\w.-]{0,63})?$/,
  'a model id such as "faces-32" or "owner/name"',
);
const className = text(/^[^\p{C}]{1,120}$/u, "the name of a class");
const respacing = text(/^(ddim)?[1-9]\d{0,4}(,[1-9]\d{0,4}){0,15}$/, 'steps such as "250", "10,15,20" or "ddim50"');

/** A sampler that there is, with all of its settings and no others. */
const samplerSchema = () =>
  v.variant(
    "kind",
    SAMPLERS.map(({ kind, fields }) =>
      v.strictObject({
        kind: v.literal(kind),
        ...Object.fromEntries(Object.entries(fields).map(([name, field]) => [name, settingOf(field)])),
      }),
    ),
  );

function settingOf(field: SamplerField | StepsField): v.GenericSchema {
  switch (field.is) {
    case "count":
      return whole(1, MAX_T);
    case "respacing":
      return respacing;
    case "choice":
      return v.picklist(Object.keys(field.of));
    case "real":
      return real(field.least, field.most);
    case "flag":
      return flag;
  }
}

const side = whole(1, MAX_SIDE);
const PictureSchema: v.GenericSchema<unknown, PackedPicture> = v.strictObject({
  as: v.picklist(["png", "webp"]),
  width: side,
  height: side,
  channels: v.picklist(CHANNELS),
  data: base64(MAX_PACKED),
  origin: v.optional(v.picklist(["file", "drawn", "result"])),
});

/** The check of one field; its pictures are packed. */
export function schemaOf(field: Field): v.GenericSchema {
  switch (field.is) {
    case "whole":
      return whole(field.least, field.most);
    case "real":
      return real(field.least, field.most);
    case "flag":
      return flag;
    case "choice":
      return v.picklist(field.of);
    case "class":
      return className;
    case "model":
      return modelId;
    case "seed":
      return seed;
    case "respacing":
      return respacing;
    case "sampler":
      return samplerSchema();
    case "picture":
      return PictureSchema;
    case "list":
      return list(schemaOf(field.item), field.least, field.most);
    case "pair":
      return v.strictTuple([schemaOf(field.item), schemaOf(field.item)]);
    case "record":
      return v.strictObject(entriesOf(field.fields));
    case "nullable":
      return v.nullable(schemaOf(field.item));
    case "optional":
      return v.optional(schemaOf(field.item));
  }
}

const entriesOf = (fields: Fields) =>
  Object.fromEntries(Object.entries(fields).map(([name, field]) => [name, schemaOf(field)]));

/** What a check expected, in a few words of English. */
export function expectedOf(issue: v.BaseIssue<unknown>): string {
  return issue.type === "custom" || issue.type.endsWith("_length") ? issue.message : String(issue.expected);
}

const schemas = new WeakMap<readonly Room[], v.GenericSchema<unknown, PackedScene>>();

/** The check of a scene of any room in the table. */
export function sceneSchema(): v.GenericSchema<unknown, PackedScene> {
  const rooms = allRooms();
  let schema = schemas.get(rooms);
  if (!schema) {
    schema = v.variant(
      "room",
      rooms.map(({ id, schema: fields }) => v.strictObject({ room: v.literal(id), ...entriesOf(fields) })),
    ) as v.GenericSchema<unknown, PackedScene>;
    schemas.set(rooms, schema);
  }
  return schema;
}
