import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { toBase64 } from "../bytes/base64.ts";
import { crc32 } from "../bytes/checksum.ts";
import { ShareError } from "../bytes/errors.ts";
import { deflate } from "../bytes/inflate.ts";
import type { InterpolateScene } from "../rooms/interpolate/scene.ts";
import type { InputPicture } from "../scene/picture.ts";
import { readLink, writeLink } from "./link.ts";
import { MAX_LINK } from "./link-payload.ts";
import { VERSION } from "./migrations.ts";
import { makeRecipe, type Recipe } from "./recipe.ts";
import { describeResult } from "./result.ts";
import { recipe } from "./testing/arbitraries.ts";

/** Wild pixels, the worst there is to deflate. */
function wild(length: number, seed: number): Uint8Array<ArrayBuffer> {
  let state = seed;
  return Uint8Array.from({ length }, () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state >>> 24;
  });
}

const photo = (seed: number, side = 32): InputPicture => ({
  width: side,
  height: side,
  channels: 3,
  pixels: wild(side * side * 3, seed),
});

const scene = (a: InputPicture, b: InputPicture): InterpolateScene => ({
  room: "interpolate",
  way: "ddpm",
  sampler: { kind: "ddpm", steps: "1000", sigma: "fixed_large", clip: true },
  encoder: null,
  seed: "18446744073709551615",
  otherSeed: "18446744073709551614",
  times: [500],
  intervals: 8,
  mix: "linear",
  sharedNoise: false,
  sharedReturn: false,
  ends: [a, b],
});

const of = (a: InputPicture, b: InputPicture, result?: Recipe["result"]) =>
  makeRecipe({
    model: { id: "faces-32", sha256: "0123456789abcdef".repeat(4) },
    scene: scene(a, b),
    engine: "ort-webgpu",
    created: "2025-01-31T12:00:00Z",
    ...(result && { result }),
  });

const linkOf = (json: string) => {
  const bytes = new TextEncoder().encode(json);
  const crc = new Uint8Array(4);
  new DataView(crc.buffer).setUint32(0, crc32(bytes));
  return toBase64(Uint8Array.from([...crc, ...deflate(bytes)]), "url");
};

function refusal(text: string): ShareError {
  try {
    readLink(text);
  } catch (error) {
    if (error instanceof ShareError) return error;
    throw error;
  }
  throw new Error(`expected a refusal of ${text.slice(0, 80)}`);
}

describe("a link", () => {
  it("brings back the recipe it was made of", () => {
    fc.assert(
      fc.property(recipe, (sent) => {
        const text = writeLink(sent);
        expect(text).toMatch(/^[\w-]+$/);
        expect(text.length).toBeLessThanOrEqual(MAX_LINK);
        expect(readLink(text)).toEqual(sent);
      }),
    );
  });

  it("holds two pictures of 32 × 32 at their worst, with room for copies of the result", async () => {
    const bare = writeLink(of(photo(1), photo(2)));
    const result = await describeResult({
      width: 32,
      height: 32,
      channels: 3,
      count: 9,
      rgba: wild(9 * 32 * 32 * 4, 3),
    });
    const full = writeLink(of(photo(1), photo(2), result));
    const sent = readLink(full).result;
    const copies = sent?.kind === "pictures" ? sent.copies.map(({ index }) => index) : [];
    console.info(`two pictures of noise: ${bare.length} characters; with copies of ${copies}: ${full.length}`);
    expect(bare.length).toBeLessThan(9000);
    expect(full.length).toBeLessThanOrEqual(MAX_LINK);
    expect(copies.length).toBeGreaterThanOrEqual(1);
  });

  it("says so when its pictures do not fit", () => {
    const error = (() => {
      try {
        return writeLink(of(photo(1, 64), photo(2, 64)));
      } catch (error) {
        return error as ShareError;
      }
    })() as ShareError;
    expect(error.code).toBe("too-large");
    expect(error.message).toMatch(/^3\d{4} characters; at most 16384 travel well$/);
  });
});

describe("a link that is not right is refused in words", () => {
  const good = writeLink(of(photo(1), photo(2)));

  it.each([
    ["nothing", "", "truncated", "a link of 0 characters is cut off"],
    ["half of it", good.slice(0, 4000), "truncated", "ends before it is complete"],
    ["half of it, and a chat's mark of that", `${good.slice(0, 4000)}…`, "truncated", "ends before it is complete"],
    ["all but its last letters", good.slice(0, good.length - (good.length % 4) - 8), "truncated", "ends before"],
    ["a letter of no alphabet", `${good.slice(0, 100)}%${good.slice(101)}`, "wrong-alphabet", '"%" at character 101'],
    ["base64 of the other kind", `+${good.slice(1)}`, "wrong-alphabet", '"+" at character 1'],
    ["words", "hello-world-and-more", "not-deflate", "expected deflate data"],
    ["another check sum", `A${good.slice(1)}`, "damaged", "its check sum differs"],
    ["more than 16 KB", "A".repeat(MAX_LINK + 1), "too-large", "a link of 16385 characters; at most 16384"],
    ["a bomb", linkOf(" ".repeat(3_000_000)), "too-large", "unpacks to more than 262144 bytes"],
    ["no JSON", linkOf("hello"), "not-json", 'expected JSON, found "hello"'],
    ["a newer version", linkOf(`{"v":${VERSION + 1}}`), "newer-version", `recipe version ${VERSION + 1}`],
    ["__proto__", linkOf('{"v":1,"__proto__":{"polluted":1}}'), "forbidden-name", "__proto__"],
  ])("%s", (_, text, code, message) => {
    const error = refusal(text);
    expect([error.code, error.message]).toEqual([code, expect.stringContaining(message)]);
  });

  it("whichever letter was changed, but for the bits after deflate's last", () => {
    fc.assert(
      fc.property(fc.nat(good.length - 4), fc.constantFrom("A", "_", "z"), (at, letter) => {
        fc.pre(good[at] !== letter);
        refusal(good.slice(0, at) + letter + good.slice(at + 1));
      }),
      { numRuns: 1000 },
    );
  });
});
