import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { goTo, setScene } from "../app/actions.ts";
import { getState } from "../app/store.ts";
import "../rooms/testing/install.ts";
import { FIRST } from "../rooms/interpolate/scene.ts";
import { withPlaces } from "../scene/places.ts";
import { pictureFrom } from "./picture-from.ts";
import { MOST_OWN, ownPictures } from "./probes.ts";
import { bitmapOf, fakeCanvas } from "./testing/fake-canvas.ts";

vi.mock("../app/page.ts", () => import("../app/testing/fake-page.ts"));

const MODEL = { width: 32, height: 32, channels: 3 } as const;
/** Of the network that is examined. */
const SHAPE = { width: 8, height: 16, channels: 1 } as const;

beforeEach(() => {
  fakeCanvas();
  setScene(FIRST);
  goTo(FIRST.room);
});
afterEach(() => vi.unstubAllGlobals());

const original = (level: number) => ({ name: "mine", bitmap: bitmapOf(64, 64, () => [level, level, level, 255]) });
const levels = (dropped: Parameters<typeof ownPictures>[0]) =>
  ownPictures(dropped, getState().scenes, SHAPE).map(({ pixels }) => pixels[0]);

test("what was dropped, then what stands in the rooms, is cut from its photograph as the network takes it", () => {
  const placed = original(90);
  setScene(withPlaces(FIRST, [pictureFrom(placed, MODEL, { crop: { x: 8, y: 8, width: 40, height: 40 } }), null]));
  const [dropped, own] = ownPictures([original(7)], getState().scenes, SHAPE);
  expect([dropped, own]).toMatchObject([
    { ...SHAPE, pixels: expect.any(Uint8Array) },
    { ...SHAPE, pixels: expect.any(Uint8Array) },
  ]);
  expect([dropped?.pixels[0], own?.pixels[0]]).toEqual([7, 90]);
});

test("a photograph counts once, faces that were drawn are nobody's, and the page's own stay half", () => {
  const twice = original(90);
  const drawn = pictureFrom(original(1), MODEL, { origin: "drawn" });
  setScene(withPlaces(FIRST, [pictureFrom(twice, MODEL), drawn]));
  expect(levels([twice])).toEqual([90]);
  const many = Array.from({ length: 12 }, (_, i) => original(i));
  expect(levels(many)).toEqual([0, 1, 2, 3, 4, 5, 6, 7]);
  expect(MOST_OWN).toBe(8);
});
