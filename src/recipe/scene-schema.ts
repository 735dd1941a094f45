/**
 * A scene as JSON that came from outside: every field named, every number bounded. The messages of
 * the checks are what was expected; recipe.ts makes sentences of them.
 *
 * The limits are wide enough for every room and narrow enough that no recipe can ask for a year's
 * work or a gigabyte in one field.
 */
import * as v from "valibot";
import type { Field, StepsField } from "../diffusion/samplers/fields.ts";
import { SAMPLERS, type SamplerSpec } from "../diffusion/samplers/index.ts";
import type { PackedPicture } from "./packed-picture.ts";
import type { BitsScene, InterpolateScene, Scene } from "./scene.ts";

/** Pixels of one side of a picture. */
export const MAX_SIDE = 256;
/** Steps of a process; interface time runs to it. */
export const MAX_T = 10_000;
/** Pictures, rows or columns of one result. */
export const MAX_COUNT = 64;
/** Pictures of one result: a matrix of 16 rows, t, by 65 columns, λ. */
export const MAX_RESULTS = 16 * (MAX_COUNT + 1);
/** base64 characters of one packed picture: 256 × 256 × 3 stored raw. */
export const MAX_PACKED = 270_000;

/** A scene whose pictures are packed: plain JSON. */
export type PackedScene =
  | Exclude<Scene, InterpolateScene | BitsScene>
  | (Omit<InterpolateScene, "ends"> & { readonly ends: readonly [PackedPicture | null, PackedPicture | null] })
  | (Omit<BitsScene, "pictures"> & { readonly pictures: readonly PackedPicture[] });

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

const flag = v.boolean();
const time = whole(0, MAX_T);
const branch = whole(0, 2 ** 24 - 1);
const count = whole(1, MAX_COUNT);
const seed = v.custom<string>(
  (value) => typeof value === "string" && /^(0|[1-9]\d{0,19})$/.test(value) && BigInt(value) < 1n << 64n,
  "a seed as decimal digits, 0 to 18446744073709551615",
);
const respacing = text(/^(ddim)?[1-9]\d{0,4}(,[1-9]\d{0,4}){0,15}$/, 'steps such as "250", "10,15,20" or "ddim50"');

/** A sampler that there is, with all of its settings and no others. */
const SamplerSchema = v.variant(
  "kind",
  SAMPLERS.map(({ kind, fields }) =>
    v.strictObject({
      kind: v.literal(kind),
      ...Object.fromEntries(Object.entries(fields).map(([name, field]) => [name, settingOf(field)])),
    }),
  ),
) as v.GenericSchema<unknown> as v.GenericSchema<unknown, SamplerSpec>;

function settingOf(field: Field | StepsField): v.GenericSchema {
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
  channels: v.picklist([1, 3]),
  data: base64(MAX_PACKED),
  origin: v.optional(v.picklist(["file", "drawn", "result"])),
});

export const SceneSchema: v.GenericSchema<unknown, PackedScene> = v.variant("room", [
  v.strictObject({ room: v.literal("generate"), sampler: SamplerSchema, seed, count }),
  v.strictObject({
    room: v.literal("trajectory"),
    sampler: SamplerSchema,
    seed,
    count,
    repeatNoiseSteps: whole(-1, MAX_T),
    branches: list(v.strictObject({ position: time, branch, parent: v.optional(branch) }), 0, MAX_COUNT),
  }),
  v.strictObject({ room: v.literal("endings"), sampler: SamplerSchema, seed, times: list(time, 1, 16), count }),
  v.strictObject({
    room: v.literal("interpolate"),
    way: v.picklist(["ddpm", "encode", "seeds"]),
    sampler: SamplerSchema,
    seed,
    otherSeed: seed,
    times: list(time, 1, 16),
    intervals: whole(1, MAX_COUNT),
    mix: v.picklist(["linear", "spherical", "constant_variance", "all"]),
    sharedNoise: flag,
    sharedReturn: flag,
    ends: v.strictTuple([v.nullable(PictureSchema), v.nullable(PictureSchema)]),
  }),
  v.strictObject({
    room: v.literal("compare"),
    columns: list(v.strictObject({ sampler: SamplerSchema, seed }), 1, 8),
    count,
  }),
  v.strictObject({
    room: v.literal("bits"),
    pictures: list(PictureSchema, 0, 16),
    steps: respacing,
    sampled: whole(0, MAX_T),
    seed,
    clip: flag,
  }),
]);
