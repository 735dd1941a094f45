import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { goTo, sceneOf, setScene, TOLD, undo } from "../app/actions.ts";
import { fitScenes } from "../app/fit-scenes.ts";
import { getState, type ModelState, setState } from "../app/store.ts";
import { slots } from "../app/testing/fake-page.ts";
import { type ProcessSpec, USUAL_PROCESS } from "../diffusion/process.ts";
import "../rooms/testing/install.ts";
import { FIRST, type InterpolateScene } from "../rooms/interpolate/scene.ts";
import { placesOf, withPlaces } from "../scene/places.ts";
import { pictureFrom } from "./picture-from.ts";
import { capacity, claimDrops, placeBitmaps } from "./place.ts";
import { recutPictures } from "./recut.ts";
import { sourceOf } from "./sources.ts";
import { bitmapOf, fakeCanvas } from "./testing/fake-canvas.ts";

const MODEL = { width: 32, height: 32, channels: 3 } as const;

beforeEach(() => {
  fakeCanvas();
  setState({ notices: [] });
  setScene(FIRST);
  goTo(FIRST.room);
});
afterEach(() => vi.unstubAllGlobals());

const grey = (level: number, width = 64, height = 64) => bitmapOf(width, height, () => [level, level, level, 255]);
const places = () => placesOf(sceneOf(FIRST.room));

test("a square picture is taken whole, and remembers where it came from", () => {
  const bitmap = bitmapOf(64, 64, (x) => (x < 32 ? [0, 0, 0, 255] : [200, 200, 200, 255]));
  const picture = pictureFrom({ name: "a", bitmap }, MODEL);
  expect([picture.width, picture.height, picture.pixels[0], picture.pixels.at(-1)]).toEqual([32, 32, 0, 200]);
  expect(sourceOf(picture)).toEqual({ name: "a", bitmap, crop: { x: 0, y: 0, width: 64, height: 64 } });
});

test("of a wide picture the square lies inside", () => {
  const { crop } = sourceOf(pictureFrom({ name: "wide", bitmap: grey(9, 90, 40) }, MODEL))!;
  expect([crop.width, crop.height]).toEqual([40, 40]);
  expect(crop.x).toBeGreaterThanOrEqual(0);
  expect(crop.x + crop.width).toBeLessThanOrEqual(90);
});

test("a picture goes to the place pointed at, several go each to its own", () => {
  placeBitmaps([{ name: "b", bitmap: grey(7) }], 1, 0);
  expect(places().map((each) => each?.pixels[0])).toEqual([undefined, 7]);
  const two = [1, 2].map((level) => ({ name: `${level}`, bitmap: grey(level) }));
  placeBitmaps(two, null, 0);
  expect(places().map((each) => each?.pixels[0])).toEqual([1, 2]);
  expect(capacity()).toEqual({ most: 2, ofMore: false });
});

describe("settings that nobody chose", () => {
  const drop = (level = 7) => placeBitmaps([{ name: "mine", bitmap: grey(level) }], null, 0);
  const way = () => (sceneOf(FIRST.room) as InterpolateScene).way;

  test("become those for a person's own pictures with the first that comes in, as one step to undo", () => {
    drop();
    expect(sceneOf(FIRST.room)).toMatchObject({ way: "encode", sampler: { kind: "ddim", clip: false } });
    undo(FIRST.room);
    expect(sceneOf(FIRST.room)).toEqual(FIRST);
  });

  test("also where drawn faces were there", () => {
    setScene(
      withPlaces(FIRST, [{ ...pictureFrom({ name: "face", bitmap: grey(1) }, MODEL, { origin: "drawn" }) }, null]),
    );
    drop();
    expect(way()).toBe("encode");
  });

  test("with a model that makes other first settings, and has fewer steps", () => {
    const process: ProcessSpec = { ...USUAL_PROCESS, T: 20, schedule: { kind: "cosine" } };
    setState({ model: { phase: "ready", model: { ...MODEL, process } } as ModelState });
    fitScenes({ process, classes: [] }, slots);
    drop();
    expect(sceneOf(FIRST.room)).toMatchObject({ way: "encode", sampler: { kind: "ddim", steps: 20 } });
    setState({ unchosen: {}, model: { phase: "absent" } });
  });

  test("but not settings that were chosen, here, beside a picture, or in a recipe", () => {
    setScene({ ...FIRST, times: [300] } as InterpolateScene);
    drop();
    expect(way()).toBe("ddpm");
    setScene(withPlaces(FIRST, [pictureFrom({ name: "mine", bitmap: grey(1) }, MODEL), null]));
    drop();
    expect(way()).toBe("ddpm");
    setScene({ ...FIRST }, TOLD);
    drop();
    expect(way()).toBe("ddpm");
  });
});

test("a room that claims what is dropped gets it, until it lets go; a card over it before the room", () => {
  const [room, card] = [vi.fn(), vi.fn()];
  const title = () => "";
  const release = claimDrops({ title, take: room });
  const opened = [{ name: "c", bitmap: grey(5) }];
  placeBitmaps(opened, 0, 3);
  expect(room).toHaveBeenCalledExactlyOnceWith(opened, 3);
  expect(capacity()).toEqual({ most: 2, ofMore: true });

  const close = claimDrops({ most: 8, title, take: card });
  placeBitmaps(opened, null, 0);
  expect(card).toHaveBeenCalledExactlyOnceWith(opened, 0);
  expect(capacity()).toEqual({ most: 8, ofMore: true });
  close();
  placeBitmaps(opened, null, 0);
  expect(room).toHaveBeenCalledTimes(2);

  expect(places()).toEqual([null, null]);
  release();
  expect(capacity().ofMore).toBe(false);
});

test("for a model of another size a picture is cut again; one without its original is taken out and said", () => {
  placeBitmaps([{ name: "kept", bitmap: grey(7) }], 0, 0);
  const lost = { ...places()[0]! };
  setScene(withPlaces(FIRST, [places()[0]!, lost]));
  recutPictures(MODEL);
  expect(places()[1]).toBe(lost);
  recutPictures({ width: 16, height: 16, channels: 1 });
  expect(places()[0]).toMatchObject({ width: 16, height: 16, channels: 1 });
  expect(places()[1]).toBeNull();
  expect(getState().notices.map(({ key, tone }) => [key, tone])).toEqual([["recut", "warning"]]);
});
