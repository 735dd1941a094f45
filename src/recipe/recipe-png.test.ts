import fc from "fast-check";
import { PNG } from "pngjs";
import { describe, expect, it } from "vitest";
import { chunks } from "../bytes/png-chunks.ts";
import { encodePng } from "../bytes/png-pixels.ts";
import { readText } from "../bytes/png-text.ts";
import type { InterpolateScene } from "../rooms/interpolate/scene.ts";
import type { InputPicture } from "../scene/picture.ts";
import type { Scene } from "../scene/scene.ts";
import { makeRecipe } from "./recipe.ts";
import { putRecipe, takeRecipe } from "./recipe-png.ts";
import { recipe } from "./testing/arbitraries.ts";

const canvas = PNG.sync.write(new PNG({ width: 4, height: 3 })); // stands for a canvas's own PNG
const SIZE = { width: 32, height: 32 };
const ON = { metadata: true, ...SIZE };
const MODEL = { id: "faces-32", sha256: "0123456789abcdef".repeat(4) };

describe("a recipe in a PNG", () => {
  it("comes back out", () => {
    fc.assert(
      fc.property(recipe, (sent) => {
        expect(takeRecipe(putRecipe(canvas, sent, ON))).toEqual(sent);
      }),
    );
  });

  it("is replaced, not doubled", () => {
    const [first, second] = fc.sample(recipe, 2) as [ReturnType<typeof makeRecipe>, ReturnType<typeof makeRecipe>];
    const png = putRecipe(putRecipe(canvas, first, ON), second, ON);
    expect(takeRecipe(png)).toEqual(second);
    expect(png).toEqual(putRecipe(canvas, second, ON));
  });

  it("stays out when no metadata is wanted, and so does every other word", () => {
    const [sent] = fc.sample(recipe, 1);
    const png = putRecipe(putRecipe(canvas, sent!, ON), sent!, { ...ON, metadata: false });
    expect(takeRecipe(png)).toBeNull();
    expect([...chunks(png)].map(({ type }) => type).filter((type) => /tEXt|zTXt|iTXt|eXIf|tIME/.test(type))).toEqual(
      [],
    );
  });

  it("is not found in other files", () => {
    expect(takeRecipe(new Uint8Array(0))).toBeNull();
    expect(takeRecipe(new TextEncoder().encode("GIF89a"))).toBeNull();
    expect(takeRecipe(canvas)).toBeNull();
  });
});

describe("the mark that a model made it", () => {
  const picture = (origin?: InputPicture["origin"]): InputPicture => ({
    width: 1,
    height: 1,
    channels: 3,
    pixels: new Uint8Array(3),
    ...(origin && { origin }),
  });
  const interpolate = (...ends: [InputPicture | null, InputPicture | null]): InterpolateScene => ({
    room: "interpolate",
    way: "ddpm",
    sampler: { kind: "ddpm", steps: "1000", sigma: "fixed_large", clip: true },
    encoder: null,
    seed: "1",
    otherSeed: "2",
    times: [500],
    intervals: 8,
    mix: "linear",
    sharedNoise: false,
    sharedReturn: false,
    ends,
  });
  const mark = (scene: Scene) => {
    const png = putRecipe(encodePng({ ...picture() }), makeRecipe({ model: MODEL, scene }), ON);
    return /digitalsourcetype\/(\w+)/.exec(readText(png, "XML:com.adobe.xmp") ?? "")?.[1];
  };

  it.each([
    ["two seeds", interpolate(null, null), "trainedAlgorithmicMedia"],
    ["drawn faces", interpolate(picture("drawn"), picture("result")), "trainedAlgorithmicMedia"],
    ["a person's file", interpolate(picture("drawn"), picture("file")), "compositeWithTrainedAlgorithmicMedia"],
    ["a picture that does not say", interpolate(picture(), null), "compositeWithTrainedAlgorithmicMedia"],
  ])("is right for %s", (_, scene, expected) => expect(mark(scene)).toBe(expected));

  it("stands in an iTXt that is not compressed", () => {
    const png = putRecipe(canvas, makeRecipe({ model: MODEL, scene: interpolate(null, null) }), ON);
    const [chunk] = [...chunks(png)].filter(({ type }) => type === "iTXt");
    expect(new TextDecoder().decode(chunk!.data)).toContain("<x:xmpmeta");
  });
});
