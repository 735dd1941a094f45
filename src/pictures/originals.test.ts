import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { goTo, sceneOf, setScene, undo } from "../app/actions.ts";
import { getState, setState } from "../app/store.ts";
import "../rooms/testing/install.ts";
import { FIRST } from "../rooms/interpolate/scene.ts";
import type { InputPicture } from "../scene/picture.ts";
import { placesOf, withPlaces } from "../scene/places.ts";
import { Originals } from "./originals.ts";
import { placeBitmaps } from "./place.ts";
import { recutPictures } from "./recut.ts";
import { sourceOf } from "./sources.ts";
import { bitmapOf, type FakeBitmap, fakeCanvas } from "./testing/fake-canvas.ts";
import { fakeStorage } from "./testing/fake-storage.ts";

vi.mock("../app/embed.ts", () => ({ EMBEDDED: false }));

const JPEG = Uint8Array.of(0xff, 0xd8, 0xff, 0xe0);
const OTHER_MODEL = { width: 16, height: 16, channels: 1 } as const;
/** Wide, and lighter to the right: where a square was cut can be seen. */
const photo = (): FakeBitmap & ImageBitmap => bitmapOf(96, 64, (x) => [x * 2, x * 2, x * 2, 255]);

beforeEach(() => {
  fakeCanvas(photo);
  setState({ notices: [] });
  setScene(FIRST);
  goTo(FIRST.room);
});
afterEach(() => vi.unstubAllGlobals());

const first = () => placesOf(sceneOf(FIRST.room))[0];
const said = () => getState().notices.map(({ key }) => key);
const drop = (file = new File([JPEG], "mine.jpg")) => placeBitmaps([{ name: file.name, bitmap: photo(), file }], 0, 0);

/** The pictures come back as the session has them: equal, but other objects. */
function load(picture: InputPicture | null | undefined): void {
  setScene(withPlaces(FIRST, [picture ? { ...picture } : null, null]));
}

test("after a reload a photo is cut again from the same square of its original", async () => {
  const { cache, leave } = fakeStorage();
  const stop = new Originals().follow();
  drop();
  await vi.waitFor(() => expect(cache.size).toBe(1));
  const before = first()!;
  const { crop } = sourceOf(before)!;
  leave();
  stop();

  load(before);
  expect(sourceOf(first()!)).toBeNull();
  await new Originals().restore();
  expect(sourceOf(first()!)).toMatchObject({ name: "mine.jpg", crop });
  recutPictures(OTHER_MODEL);
  expect(first()).toMatchObject(OTHER_MODEL);
  expect(said()).toEqual([]);
  recutPictures(before);
  expect(first()!.pixels).toEqual(before.pixels);
  expect(cache.size, "what came back is not kept twice").toBe(1);
});

test("undo comes to pictures of the model's size as well", () => {
  drop();
  setScene(FIRST);
  recutPictures(OTHER_MODEL);
  undo(FIRST.room);
  expect(first()).toMatchObject(OTHER_MODEL);
});

test("what cannot be kept is said when it comes in, and again when another model needs it", async () => {
  vi.spyOn(console, "info").mockImplementation(() => {});
  fakeStorage(new DOMException("no", "SecurityError"));
  const stop = new Originals().follow();
  drop();
  await vi.waitFor(() => expect(said()).toEqual(["unkept"]));
  stop();
  load(first());
  recutPictures(OTHER_MODEL);
  expect(first()).toBeNull();
  expect(said()).toEqual(["unkept", "recut"]);
});

test("a storage that hangs is said to keep nothing, and nobody waits for what it had", async () => {
  vi.spyOn(console, "info").mockImplementation(() => {});
  const { leave, session } = fakeStorage();
  const before = new Originals().follow();
  drop();
  await vi.waitFor(() => {
    leave();
    expect(session.get("backstep.originals")).toContain("mine.jpg");
  });
  before();
  vi.stubGlobal("caches", { open: () => new Promise<never>(() => {}) });
  await expect(new Originals(20).restore()).rejects.toThrow(/did not answer/);
  expect(said()).toEqual([]);
  const stop = new Originals(20).follow();
  drop();
  await vi.waitFor(() => expect(said()).toEqual(["unkept"]));
  stop();
});

test("of a file that is too heavy a copy is kept, and cut from the same place", async () => {
  const { cache, leave } = fakeStorage();
  const stop = new Originals().follow();
  drop(new File([new Uint8Array(25e6)], "heavy.png"));
  await vi.waitFor(() => expect([...cache.values()].map(({ type }) => type)).toEqual(["image/jpeg"]));
  const before = first()!;
  const { crop } = sourceOf(before)!;
  leave();
  stop();
  load(before);
  // What is decoded is half as large as what was dropped.
  fakeCanvas(() => bitmapOf(48, 32, (x) => [x * 4, x * 4, x * 4, 255]));
  await new Originals().restore();
  const half = Object.fromEntries(Object.entries(crop).map(([name, value]) => [name, value / 2]));
  expect(sourceOf(first()!)).toMatchObject({ name: "heavy.png", crop: half });
  expect(said()).toEqual([]);
});

test("all that rooms hold at once are kept; of very many the newest", async () => {
  const { cache } = fakeStorage();
  const stop = new Originals().follow();
  for (let i = 0; i < 20; i++) drop();
  await vi.waitFor(() => expect(cache.size).toBe(20));
  for (let i = 0; i < 90; i++) drop();
  await vi.waitFor(() => expect(cache.size).toBe(100));
  const large = Object.defineProperty(new File([JPEG], "large.jpg"), "size", { value: 23e6 });
  for (let i = 0; i < 20; i++) drop(large);
  await vi.waitFor(() => expect(cache.size).toBe(17));
  stop();
});

test("what an older page left, or somebody wrote, does no harm", async () => {
  const { session, cache } = fakeStorage();
  cache.set("http://localhost/.originals/1-9-old", new Blob([JPEG]));
  session.set(
    "backstep.originals",
    JSON.stringify([{ of: "x", address: "http://localhost/.originals/1-9-old" }, null, 7]),
  );
  await new Originals().restore();
  session.set("backstep.originals", "{");
  await new Originals().restore();
  const ticket = {
    of: "x",
    address: "http://localhost/.originals/1-9-old",
    name: "a",
    crop: { x: 0, y: 0, width: 1, height: 1 },
    width: 1,
  };
  session.set("backstep.originals", JSON.stringify([ticket]));
  await new Originals().restore();
  expect(cache.size, "older than a day").toBe(0);
});
