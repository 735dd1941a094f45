/** Arbitrary recipes, pictures and PNG texts, and how many of them a run tries. */
import fc from "fast-check";
import type { PngText } from "../../bytes/png-text.ts";
import { respacing, sampler } from "../../diffusion/testing/arbitrary-sampler.ts";
import { makeRecipe, type Recipe } from "../recipe.ts";
import type { RecipeResult } from "../result.ts";
import type { InputPicture, Scene } from "../scene.ts";
import { fakeWebp } from "./fake-webp.ts";

/** Cases of a fuzz test: 10,000, or 100,000 with FUZZ=long. */
export const FUZZ_RUNS = process.env.FUZZ === "long" ? 100_000 : 10_000;

const seed = fc.bigInt({ min: 0n, max: 2n ** 64n - 1n }).map(String);
const clip = fc.boolean();
const real = (min: number, max: number) => fc.double({ min, max, noNaN: true }).map((value) => value + 0); // no −0

/** Flat, smooth or wild pixels, so that every row filter is worth its while somewhere. */
const pixels = (length: number) =>
  fc.oneof(
    fc.integer({ min: 0, max: 255 }).map((value) => new Uint8Array(length).fill(value)),
    fc.integer({ min: 1, max: 9 }).map((slope) => Uint8Array.from({ length }, (_, i) => i * slope)),
    fc.uint8Array({ minLength: length, maxLength: length }).map((bytes) => new Uint8Array(bytes)),
  );

const origin = fc.constantFrom<InputPicture["origin"][]>(undefined, "file", "drawn", "result");
export const input: fc.Arbitrary<InputPicture> = fc
  .tuple(fc.integer({ min: 1, max: 12 }), fc.integer({ min: 1, max: 12 }), fc.constantFrom(1 as const, 3 as const))
  .chain(([width, height, channels]) =>
    fc.tuple(pixels(width * height * channels), origin, fc.boolean()).map(([data, from, lossy]) => ({
      width,
      height,
      channels,
      pixels: data,
      ...(from && { origin: from }),
      ...(lossy && { webp: fakeWebp({ width, height, channels, pixels: data }) }),
    })),
  );

const count = fc.integer({ min: 1, max: 64 });
const time = fc.integer({ min: 0, max: 10_000 });
const branch = fc.integer({ min: 0, max: 2 ** 24 - 1 });
const times = fc.array(time, { minLength: 1, maxLength: 16 });
const end = fc.option(input);

export const scenes: { readonly [R in Scene["room"]]: fc.Arbitrary<Extract<Scene, { room: R }>> } = {
  generate: fc.record({ room: fc.constant("generate"), sampler, seed, count }),
  trajectory: fc.record({
    room: fc.constant("trajectory"),
    sampler,
    seed,
    count,
    repeatNoiseSteps: fc.integer({ min: -1, max: 10_000 }),
    branches: fc.array(fc.record({ position: time, branch, parent: branch }, { requiredKeys: ["position", "branch"] })),
  }),
  endings: fc.record({ room: fc.constant("endings"), sampler, seed, times, count }),
  interpolate: fc.record({
    room: fc.constant("interpolate"),
    way: fc.constantFrom("ddpm", "encode", "seeds"),
    sampler,
    seed,
    otherSeed: seed,
    times,
    intervals: count,
    mix: fc.constantFrom("linear", "spherical", "constant_variance", "all"),
    sharedNoise: fc.boolean(),
    sharedReturn: fc.boolean(),
    ends: fc.tuple(end, end),
  }),
  compare: fc.record({
    room: fc.constant("compare"),
    columns: fc.array(fc.record({ sampler, seed }), { minLength: 1, maxLength: 8 }),
    count,
  }),
  bits: fc.record({
    room: fc.constant("bits"),
    pictures: fc.array(input, { maxLength: 4 }),
    steps: respacing,
    sampled: time,
    seed,
    clip,
  }),
};
export const scene: fc.Arbitrary<Scene> = fc.oneof(...Object.values<fc.Arbitrary<Scene>>(scenes));

const hex = (length: number) =>
  fc.uint8Array({ minLength: length / 2, maxLength: length / 2 }).map((bytes) => Buffer.from(bytes).toString("hex"));
const base64 = fc.uint8Array({ minLength: 1, maxLength: 40 }).map((bytes) => Buffer.from(bytes).toString("base64"));
const result: fc.Arbitrary<RecipeResult> = fc.oneof(
  fc.record({
    kind: fc.constant("pictures"),
    width: fc.integer({ min: 1, max: 256 }),
    height: fc.integer({ min: 1, max: 256 }),
    count,
    sha256: hex(64),
    copies: fc.array(fc.record({ index: fc.integer({ min: 0, max: 63 }), png: base64 }), { maxLength: 8 }),
  }),
  fc.record({ kind: fc.constant("bits"), bits: fc.array(real(-1000, 1000), { minLength: 1, maxLength: 16 }) }),
);

export const recipe: fc.Arbitrary<Recipe> = fc
  .record(
    {
      model: fc.record({ id: fc.constantFrom("faces-32", "google/ddpm-cifar10-32", "A_b.C"), sha256: hex(64) }),
      scene,
      engine: fc.constantFrom("ort-wasm, 2 threads", "ort-webgpu · 소프트웨어"),
      created: fc
        .date({ min: new Date("1970-01-01"), max: new Date("9999-01-01"), noInvalidDate: true })
        .map((date) => date.toISOString()),
      result,
    },
    { requiredKeys: ["model", "scene"] },
  )
  .map(makeRecipe);

const latin = fc.string({ unit: fc.integer({ min: 0x20, max: 0x7e }).map((code) => String.fromCharCode(code)) });
export const pngText: fc.Arbitrary<PngText> = fc.record(
  {
    keyword: fc.stringMatching(/^[A-Za-z][A-Za-z0-9 ]{0,78}$/),
    text: fc.oneof(
      latin,
      fc.string({ unit: "grapheme", maxLength: 900 }),
      latin.map((text) => text.repeat(99)),
    ),
    international: fc.boolean(),
  },
  { requiredKeys: ["keyword", "text"] },
);
