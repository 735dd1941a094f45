/** What is dropped: pictures of ours come in, others are named and stay where they are. */
import "fake-indexeddb/auto";
import { zipSync } from "fflate";
import { beforeEach, describe, expect, it, vi } from "vitest";
import "../../rooms/testing/install.ts";
import { getState, setState } from "../../app/store.ts";
import { encodePng } from "../../bytes/png-pixels.ts";
import { kept } from "../../ledger/page.ts";
import { FIRST, type GenerateScene } from "../../rooms/generate/scene.ts";
import { makeRecipe } from "../recipe.ts";
import { putRecipe } from "../recipe-png.ts";
import { receiveKept } from "./arrive.ts";
import { claimKept } from "./claim.ts";
import { zipOf } from "./pack.ts";

vi.mock("../../app/embed.ts", () => ({ EMBEDDED: false }));
vi.mock("./make-thumbnail.ts", () => ({
  makeThumbnail: async ({ png }: { png: Uint8Array }) => {
    if (png.length % 2 === 0 && png.at(-1) === 0) throw new Error("cut");
    return Uint8Array.of(1);
  },
}));

const bare = encodePng({ width: 1, height: 1, channels: 3, pixels: Uint8Array.of(1, 2, 3) });
const ours = (seed: string) => {
  const scene: GenerateScene = { ...FIRST, seed };
  const recipe = makeRecipe({
    model: { id: "faces-32", sha256: "a".repeat(64) },
    scene,
    created: `2026-11-28T00:00:0${seed}Z`,
  });
  return putRecipe(bare, recipe, { metadata: true, width: 1, height: 1 });
};
const files = (all: Record<string, Uint8Array<ArrayBuffer>>) =>
  new Map(Object.entries(all).map(([name, bytes]) => [name, new Blob([bytes])]));
const packed = (all: Record<string, Uint8Array>) => zipSync(all) as Uint8Array<ArrayBuffer>;
const notices = () => getState().notices.map(({ text }) => text());
const names = async () => (await kept.list()).map(({ seeds }) => seeds.join());

beforeEach(async () => {
  setState({ notices: [] });
  await kept.remove(...(await kept.list()).map(({ id }) => id));
});

describe("anywhere on the page", () => {
  it("a zip that holds pictures of ours comes in, whoever packed it; the rest of it is named", async () => {
    const zip = packed({
      "a.png": ours("1"),
      "in/b.png": ours("2"),
      "c.png": bare,
      "notes.txt": bare,
      ".DS_Store": bare,
    });
    expect(await receiveKept(files({ "x.zip": zip }), false)).toBe(true);
    expect(await names()).toEqual(["2", "1"]);
    expect(notices()).toEqual([
      "2 pictures were added to the gallery. Left out, as they are no undamaged PNGs with a recipe of Backstep: “c.png”, “notes.txt”.",
    ]);
    getState().notices[0]?.action?.run();
    await vi.waitFor(async () => expect(await names()).toEqual([]));
  });

  it("what is there already stays as it is", async () => {
    await receiveKept(files({ "a.png": ours("1") }), true);
    await receiveKept(files({ "a.png": ours("1"), "b.png": ours("3") }), true);
    expect(await names()).toEqual(["3", "1"]);
    expect(notices()).toEqual(["One picture was added to the gallery. One is in it already."]);
  });

  it("one picture of ours is opened instead, and what holds none of ours is not the gallery's", async () => {
    for (const [all, folder] of [
      [{ "a.png": ours("1") }, false],
      [{ "model.zip": packed({ "manifest.json": bare, "card.png": bare }) }, false],
      [{ "broken.zip": packed({ "a.png": ours("1") }).slice(0, 90) }, false],
      [{ "a.png": bare, "b.txt": bare }, true],
    ] as const) {
      expect(await receiveKept(files(all), folder)).toBe(false);
    }
    expect(await names()).toEqual([]);
    expect(notices()).toEqual([]);
  });
});

describe("in the gallery", () => {
  it("every picture of ours is taken, and one of another kind is left, and named", async () => {
    const release = claimKept();
    expect(await receiveKept(files({ "a.png": ours("1") }), false)).toBe(true);
    expect(await receiveKept(files({ "holiday.png": bare }), false)).toBe(true);
    expect(await receiveKept(files({ "model.pt": Uint8Array.of(0x80, 2, 3) }), false)).toBe(false);
    release();
    expect(await names()).toEqual(["1"]);
    expect(notices()).toEqual([expect.stringContaining("“holiday.png”")]);
  });
});

it("what goes out in one zip comes in again, bit for bit", async () => {
  const pictures = ["1", "2", "3"].map(ours);
  await receiveKept(files(Object.fromEntries(pictures.map((png, i) => [`${i}.png`, png]))), true);
  const before = await kept.list();
  const zip = await zipOf(before);
  await kept.remove(...before.map(({ id }) => id));
  await receiveKept(new Map([["all.zip", zip]]), false);
  expect(await kept.list()).toEqual(before);
  for (const [i, png] of pictures.reverse().entries()) {
    expect([...(await kept.pictures(before[i]!.id))!]).toEqual([...png]);
  }
});
