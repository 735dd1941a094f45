import { describe, expect, it } from "vitest";
import "../../rooms/testing/install.ts";
import { encodePng } from "../../bytes/png-pixels.ts";
import { PRESETS } from "../../diffusion/samplers/presets.ts";
import { FIRST as COMPARE } from "../../rooms/compare/scene.ts";
import { FIRST, type GenerateScene } from "../../rooms/generate/scene.ts";
import { makeRecipe } from "../recipe.ts";
import { putRecipe } from "../recipe-png.ts";
import { namesOf } from "./archive.ts";
import { keptOf } from "./entry.ts";

const model = { id: "faces-32", sha256: "a".repeat(64) };
const SMALL = Uint8Array.of(1, 2, 3);
const thumbnail = async () => SMALL;

function pngOf(parts: Partial<Parameters<typeof makeRecipe>[0]> = {}, level = 9) {
  const bare = encodePng({ width: 4, height: 2, channels: 3, pixels: new Uint8Array(24).fill(level) });
  return putRecipe(bare, makeRecipe({ model, scene: FIRST, ...parts }), { metadata: true, width: 4, height: 2 });
}

describe("an entry", () => {
  it("is all that its PNG says, and the PNG itself", async () => {
    const scene = { ...FIRST, sampler: PRESETS.ddim50, seed: "42" };
    const png = pngOf({ scene, created: "2026-11-28T01:02:03.004Z" });
    const whole = await keptOf(png, thumbnail);
    expect(whole?.png).toBe(png);
    expect(whole?.entry).toEqual({
      id: expect.stringMatching(/^[0-9a-f]{64}$/),
      when: Date.UTC(2026, 10, 28, 1, 2, 3, 4),
      room: "generate",
      model: { ...model, title: "faces-32" },
      samplers: ["ddim:50"],
      seeds: ["42"],
      width: 4,
      height: 2,
      thumbnail: SMALL,
      bytes: png.length,
    });
  });

  it("is of every sampler that there was, and a model of somebody's own is called as they do", async () => {
    const own = { title: "Butterflies", file: "b.pt", sha256: "b".repeat(64) };
    const whole = await keptOf(pngOf({ scene: COMPARE, model: { ...model, own } }), thumbnail);
    expect(whole?.entry.samplers).toHaveLength(2);
    expect(whole?.entry.seeds).toHaveLength(1);
    expect(whole?.entry.model.title).toBe("Butterflies");
  });

  it("has one name for the same picture of the same settings, whenever and wherever it was made, and another for any other", async () => {
    const idOf = async (...of: Parameters<typeof pngOf>) => (await keptOf(pngOf(...of), thumbnail))?.entry.id;
    const id = await idOf();
    expect(await idOf({ created: "2026-11-28T01:02:03Z", engine: "wgsl, some GPU" })).toBe(id);
    expect(await idOf({}, 10)).not.toBe(id);
    const other: GenerateScene = { ...FIRST, seed: "43" };
    expect(await idOf({ scene: other })).not.toBe(id);
    expect(await idOf({ model: { ...model, sha256: "b".repeat(64) } })).not.toBe(id);
  });

  it("is none for a picture without a recipe", async () => {
    const png = encodePng({ width: 1, height: 1, channels: 1, pixels: Uint8Array.of(1) });
    expect(await keptOf(png, thumbnail)).toBeNull();
  });

  it("is a file by time, room, model and sampler, and no two have one name", async () => {
    const { entry } = (await keptOf(pngOf({ created: "2026-11-28T01:02:03Z" }), thumbnail))!;
    const own = { ...entry, model: { ...entry.model, title: "나비/../x" }, samplers: [], seeds: [] };
    expect(namesOf([entry, entry, own])).toEqual([
      expect.stringMatching(/^20261128-010203-generate-faces-32-ddpm-1000-seed-\d+\.png$/),
      expect.stringMatching(/-2\.png$/),
      "20261128-010203-generate-나비-..-x.png",
    ]);
  });
});
