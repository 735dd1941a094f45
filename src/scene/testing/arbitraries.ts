/** Arbitrary scenes of whatever rooms there are, made from what their fields may be. */
import fc from "fast-check";
import { picture } from "../../bytes/testing/arbitraries.ts";
import { respacing, sampler } from "../../diffusion/testing/arbitrary-sampler.ts";
import type { Field, Fields } from "../fields.ts";
import type { InputPicture } from "../picture.ts";
import type { Room } from "../room.ts";
import { allRooms } from "../rooms.ts";
import type { Scene } from "../scene.ts";
import { fakeWebp } from "./fake-webp.ts";

const seed = fc.bigInt({ min: 0n, max: 2n ** 64n - 1n }).map(String);
const origin = fc.constantFrom<InputPicture["origin"][]>(undefined, "file", "drawn", "result");
export const input: fc.Arbitrary<InputPicture> = fc
  .tuple(picture, origin, fc.boolean())
  .map(([raster, from, lossy]) => ({
    ...raster,
    ...(from && { origin: from }),
    ...(lossy && { webp: fakeWebp(raster) }),
  }));

/** As many pictures as tell one from several. */
const MOST_PICTURES = 4;

function valuesOf(field: Field): fc.Arbitrary<unknown> {
  switch (field.is) {
    case "whole":
      return fc.integer({ min: field.least, max: field.most });
    case "real":
      return fc.double({ min: field.least, max: field.most, noNaN: true });
    case "flag":
      return fc.boolean();
    case "class":
      return fc.constantFrom("each", "cat", "great white shark, Carcharodon");
    case "model":
      return fc.constantFrom("faces-32", "own-0123456789abcdef", "google/ddpm-cifar10-32");
    case "choice":
      return fc.constantFrom(...field.of);
    case "seed":
      return seed;
    case "respacing":
      return respacing;
    case "sampler":
      return sampler;
    case "picture":
      return input;
    case "list": {
      const maxLength = field.item.is === "picture" ? Math.min(MOST_PICTURES, field.most) : field.most;
      return fc.array(valuesOf(field.item), { minLength: field.least, maxLength });
    }
    case "pair":
      return fc.tuple(valuesOf(field.item), valuesOf(field.item));
    case "record":
      return recordOf(field.fields);
    case "nullable":
      return fc.option(valuesOf(field.item));
    case "optional":
      return valuesOf(field.item);
  }
}

function recordOf(fields: Fields): fc.Arbitrary<Readonly<Record<string, unknown>>> {
  const requiredKeys = Object.keys(fields).filter((name) => fields[name]?.is !== "optional");
  const values = Object.fromEntries(Object.entries(fields).map(([name, field]) => [name, valuesOf(field)]));
  return fc.record(values, { requiredKeys });
}

export function sceneOf({ id, schema }: Room): fc.Arbitrary<Scene> {
  return recordOf(schema).map((settings) => ({ room: id, ...settings }));
}

/** A scene of any room in the table. */
export function anyScene(): fc.Arbitrary<Scene> {
  return fc.oneof(...allRooms().map(sceneOf));
}
