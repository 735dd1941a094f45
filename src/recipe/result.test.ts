import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { toBase64 } from "../bytes/base64.ts";
import { comparePixels } from "../bytes/compare.ts";
import { MAX_JSON } from "../bytes/json.ts";
import { encodePng } from "../bytes/png-pixels.ts";
import "../rooms/testing/install.ts";
import { makeRecipe, readRecipe, writeRecipe } from "./recipe.ts";
import { describeResult, fingerprint, type ResultPictures } from "./result.ts";
import { compareReplay } from "./verdict.ts";

/** Four pictures of 3 × 2, opaque. */
const pictures = (change: Record<number, number> = {}): ResultPictures => {
  const rgba = Uint8ClampedArray.from({ length: 4 * 3 * 2 * 4 }, (_, i) => (i % 4 === 3 ? 255 : (i * 37) % 256));
  for (const [at, value] of Object.entries(change)) rgba[Number(at)]! += value;
  return { width: 3, height: 2, channels: 3, count: 4, rgba };
};

describe("two results", () => {
  it("are measured by hand", () => {
    expect(comparePixels([1, 2, 3, 4, 5, 6], [1, 2, 3, 4, 5, 6], 3)).toEqual({
      identical: true,
      mean: 0,
      largest: 0,
      differing: 0,
      pixels: 2,
    });
    expect(comparePixels([1, 2, 3, 4, 5, 6], [1, 2, 3, 2, 5, 10], 3)).toEqual({
      identical: false,
      mean: 1,
      largest: 4,
      differing: 1,
      pixels: 2,
    });
    expect(() => comparePixels([1], [], 1)).toThrow("expected 1 values to compare with, found 0");
  });

  it("are as far from each other as each other", () => {
    const bytes = fc.uint8Array({ minLength: 12, maxLength: 12 });
    fc.assert(
      fc.property(bytes, bytes, fc.constantFrom(1 as const, 3 as const, 4 as const), (a, b, channels) => {
        const there = comparePixels(a, b, channels);
        expect(there).toEqual(comparePixels(b, a, channels));
        expect(there.identical).toBe(there.largest === 0);
        expect(there.mean).toBeLessThanOrEqual(there.largest);
      }),
    );
  });
});

describe("a replay", () => {
  it("is identical, by sha256 and by every copy", async () => {
    const sent = await describeResult(pictures());
    expect(sent.copies.map(({ index }) => index)).toEqual([0, 1, 2, 3]);
    const replay = await compareReplay(sent, pictures());
    expect(replay).toMatchObject({ identical: true, difference: { identical: true, pixels: 24 } });
    expect([...replay.copies[1]!.pixels.subarray(0, 3)]).toEqual([...pictures().rgba.subarray(24, 27)]);
  });

  it("differs by what differs, alpha aside", async () => {
    const sent = await describeResult(pictures());
    const { identical, difference } = await compareReplay(sent, pictures({ 0: 2, 1: 4, 24: 10 }));
    expect(identical).toBe(false);
    expect(difference).toEqual({ identical: false, mean: 16 / 72, largest: 10, differing: 2, pixels: 24 });
    expect((await compareReplay(sent, pictures({ 3: -9 }))).identical).toBe(true);
  });

  it("is known to differ where no copy shows it", async () => {
    const sent = await describeResult(pictures());
    const fewer = { ...sent, copies: sent.copies.slice(0, 1) };
    expect(await compareReplay(fewer, pictures({ 24: 1 }))).toMatchObject({
      identical: false,
      difference: { identical: true, pixels: 6 },
    });
    const none = await compareReplay({ ...sent, copies: [] }, pictures());
    expect(none).toMatchObject({ identical: true, difference: null, coarse: expect.any(Number) });
    const { coarse: _, ...old } = sent;
    expect((await compareReplay({ ...old, copies: [] }, pictures())).coarse, "of older links").toBeNull();
  });

  it("refuses shapes and copies that do not match", async () => {
    const sent = await describeResult(pictures());
    await expect(compareReplay({ ...sent, count: 5 }, pictures())).rejects.toThrow(
      "the sender had 5 pictures of 3 × 2, the replay gave 4 pictures of 3 × 2",
    );
    const copies = (index: number, png: Uint8Array) => ({ ...sent, copies: [{ index, png: toBase64(png, "json") }] });
    const dot = encodePng({ width: 1, height: 1, channels: 3, pixels: new Uint8Array(3) });
    await expect(compareReplay(copies(0, dot), pictures())).rejects.toThrow(
      "expected a copy of 3 × 2 × 3, found 1 × 1 × 3",
    );
    await expect(compareReplay(copies(9, dot), pictures())).rejects.toThrow("copy of picture 9, but there are 4");
  });
});

it("a fingerprint is the sha256 of the RGB bytes", async () => {
  const rgba = Uint8Array.of(97, 98, 99, 0); // "abc"
  const abc = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";
  expect(await fingerprint({ width: 1, height: 1, channels: 3, count: 1, rgba })).toBe(abc);
});

it("where there is opacity it is in the fingerprint, in the copies and in what is compared", async () => {
  const clear = (change = {}): ResultPictures => ({ ...pictures(change), channels: 4 });
  const sent = await describeResult(clear({ 3: -255, 7: -100 }));
  expect(sent.sha256).not.toBe((await describeResult(clear())).sha256);
  expect(sent.coarse).toHaveLength(64);
  const same = await compareReplay(sent, clear({ 3: -255, 7: -100 }));
  expect(same).toMatchObject({ identical: true, difference: { largest: 0 } });
  // The colour under it is a part of the picture, seen or not.
  expect([...same.copies[0]!.pixels.subarray(0, 4)]).toEqual([...clear({ 3: -255 }).rgba.subarray(0, 4)]);
  const other = await compareReplay(sent, clear({ 3: -255, 7: -97 }));
  expect(other).toMatchObject({ identical: false, difference: { largest: 3, differing: 1 } });
  await expect(compareReplay(sent, pictures())).rejects.toThrow("expected a copy of 3 × 2 × 3, found 3 × 2 × 4");
});

it("a recipe carries as many copies as it may hold, evenly spread", async () => {
  const count = 256;
  let state = 1;
  const rgba = Uint8Array.from({ length: count * 32 * 32 * 4 }, () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state >>> 24;
  });
  const result = await describeResult({ width: 32, height: 32, channels: 3, count, rgba });
  const sampler = { kind: "ddpm", steps: "1000", sigma: "fixed_large", clip: true } as const;
  const scene = { room: "endings", sampler, seed: "1", times: [1000, 500, 250, 0], count: 64 } as const;
  const text = writeRecipe(makeRecipe({ model: { id: "faces-32", sha256: "0".repeat(64) }, scene, result }));
  expect(text.length).toBeLessThanOrEqual(MAX_JSON);
  const read = readRecipe(text).result;
  const indexes = read?.kind === "pictures" ? read.copies.map(({ index }) => index) : [];
  expect(indexes.length).toBeGreaterThan(50);
  expect([indexes.at(0), indexes.at(-1)]).toEqual([0, count - 1]);
});
