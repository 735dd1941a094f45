import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { ShareError } from "../bytes/errors.ts";
import { packPicture, settlePicture, unpackPicture } from "./packed-picture.ts";
import type { InputPicture } from "./picture.ts";
import { input } from "./testing/arbitraries.ts";
import { decode, encode } from "./testing/fake-webp.ts";

describe("an input picture", () => {
  const picture = (side: number, noise = 0): InputPicture => ({
    width: side,
    height: side,
    channels: 3,
    pixels: Uint8Array.from({ length: side * side * 3 }, (_, i) => (i * 7 + noise * ((i * 7919) % 251)) & 255),
  });

  it("travels whole up to 32 × 32, whatever its channels", async () => {
    await fc.assert(
      fc.asyncProperty(input, async (sent) => {
        expect(await unpackPicture(packPicture(sent), decode)).toEqual(sent);
      }),
    );
    const small = picture(32, 1);
    expect(await settlePicture(small, encode, decode)).toBe(small);
  });

  it("is settled before it runs when it is larger: what is shared is what ran", async () => {
    const settled = await settlePicture(picture(64), encode, decode);
    expect(settled.webp).toBeDefined();
    expect(settled.pixels).not.toEqual(picture(64).pixels);
    expect(await unpackPicture(packPicture(settled), decode)).toEqual(settled);
    expect(await settlePicture(settled, encode, decode)).toBe(settled);
  });

  it("stops at the first quality that fits a link", async () => {
    const asked: number[] = [];
    const shrinking: typeof encode = async (rgba, width, height, quality) => {
      asked.push(quality);
      const file = await encode(rgba, width, height, quality);
      return quality > 0.7 ? file : file.slice(0, 4000);
    };
    const pixels = async () => new Uint8Array(64 * 64 * 4);
    expect((await settlePicture(picture(64), shrinking, pixels)).webp?.length).toBe(4000);
    expect(asked).toEqual([0.9, 0.8, 0.65]);
  });

  it("is refused when it is not what the words beside it say", async () => {
    const honest = packPicture(picture(8));
    const bad = (fields: object) => unpackPicture({ ...honest, ...fields }, decode);
    await expect(bad({ width: 9 })).rejects.toThrow("expected a png of 9 × 8, found a png of 8 × 8");
    await expect(bad({ as: "webp" })).rejects.toThrow("expected a webp of 8 × 8, found a png");
    await expect(bad({ channels: 1 })).rejects.toThrow("expected 1 channels, found 3");
    await expect(bad({ data: "AAAA" })).rejects.toThrow("an input picture is unreadable");
    await expect(bad({ data: `${honest.data.slice(0, 80)}` })).rejects.toThrow(ShareError);
    const lossy = packPicture(await settlePicture(picture(64), encode, decode));
    await expect(unpackPicture(lossy, async () => new Uint8Array(4))).rejects.toThrow("expected 64 × 64 × 4 values");
  });
});
