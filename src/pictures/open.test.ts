import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { getState, setState } from "../app/store.ts";
import type { Channels } from "../bytes/picture-shape.ts";
import { open } from "./open.ts";
import { pictureFrom } from "./picture-from.ts";
import { bitmapOf, FakeBitmap, fakeCanvas } from "./testing/fake-canvas.ts";

beforeEach(() => setState({ notices: [] }));
afterEach(() => vi.unstubAllGlobals());

const JPEG = Uint8Array.of(0xff, 0xd8, 0xff, 0xe0);
const file = (bytes: Uint8Array<ArrayBuffer>) => new File([bytes], "mine");
const said = () => getState().notices.map(({ tone, text }) => `${tone}: ${text()}`);

const LISTED = { id: "ghosts", title: "Ghosts", bytes: 1, sha256: "", width: 2, height: 1 };

async function opened(bitmap: FakeBitmap): Promise<(ImageBitmap & FakeBitmap) | null> {
  fakeCanvas(() => bitmap);
  return (await open(file(JPEG))) as (ImageBitmap & FakeBitmap) | null;
}

test("an opaque picture opens as it is, in silence", async () => {
  const bitmap = bitmapOf(3, 2, () => [10, 20, 30, 255]);
  expect(await opened(bitmap)).toBe(bitmap);
  expect(said()).toEqual([]);
});

/** What models of so many channels see of it, two pixels beside each other. */
const seenBy = (channels: Channels, bitmap: ImageBitmap) => [
  ...pictureFrom({ name: "mine", bitmap }, { width: 2, height: 1, channels }).pixels,
];

test("dark lines on transparency get white paper; a model that knows opacity sees them as they are", async () => {
  const made = await opened(bitmapOf(2, 1, (x) => [0, 0, 0, x * 255]));
  expect(said()).toEqual([]);
  expect(seenBy(3, made!)).toEqual([255, 255, 255, 0, 0, 0]);
  expect(seenBy(1, made!)).toEqual([255, 0]);
  expect(seenBy(4, made!)).toEqual([0, 0, 0, 0, 0, 0, 0, 255]);
});

test("a light drawing on transparency gets a black ground, and that is said where the model sees no opacity", async () => {
  const made = await opened(bitmapOf(2, 1, (x) => [255, 255, 255, x * 255]));
  expect(seenBy(3, made!)).toEqual([0, 0, 0, 255, 255, 255]);
  expect(said()).toEqual([expect.stringMatching(/^info: “mine” is a light drawing/)]);
  setState({ notices: [], models: [{ ...LISTED, channels: 4 }], modelId: LISTED.id });
  await opened(bitmapOf(2, 1, (x) => [255, 255, 255, x * 255]));
  expect(said()).toEqual([]);
});

test("of one that moves it is said that only the first frame was taken, where the browser gives no other", async () => {
  const frame = [0x2c, 0, 0, 0, 0, 1, 0, 1, 0, 0, 2, 2, 0x44, 1, 0];
  const header = [..."GIF89a"].map((letter) => letter.charCodeAt(0));
  const bytes = Uint8Array.from([...header, 3, 0, 2, 0, 0, 0, 0, ...frame, ...frame, 0x3b]);
  fakeCanvas(() => bitmapOf(3, 2, () => [10, 20, 30, 255]));
  expect(await open(file(bytes))).not.toBeNull();
  expect(said()).toEqual([expect.stringMatching(/^info: “mine” moves/)]);
});

test("of one that was cut off what the browser shows is taken, and that is said; nothing of one that it shows nothing of", async () => {
  vi.spyOn(console, "info").mockImplementation(() => {});
  fakeCanvas(() => {
    throw new DOMException("cut off", "InvalidStateError");
  });
  for (const [event, words] of [
    ["load", /^warning: “mine” is damaged/],
    ["error", /^error: “mine” says it is a JPEG/],
  ] as const) {
    setState({ notices: [] });
    vi.stubGlobal(
      "Image",
      class extends FakeBitmap {
        naturalWidth = 3;
        naturalHeight = 2;
        constructor() {
          super(3, 2, new Uint8ClampedArray(24).fill(255));
        }
        set src(_: string) {
          queueMicrotask(() => (this as unknown as Record<string, () => void>)[`on${event}`]!());
        }
      },
    );
    expect((await open(file(JPEG))) !== null).toBe(event === "load");
    expect(said()).toEqual([expect.stringMatching(words)]);
  }
});

test("a picture that is transparent everywhere is refused", async () => {
  expect(await opened(bitmapOf(2, 2, () => [9, 9, 9, 0]))).toBeNull();
  expect(said()).toEqual([expect.stringMatching(/^error: “mine” is transparent everywhere/)]);
});

test.each([
  ["nothing", new Uint8Array(0), /is empty/],
  ["a JPEG that is broken", JPEG, /says it is a JPEG picture/],
  ["bytes nobody knows", Uint8Array.of(1, 2, 3, 4), /is not a picture/],
  ["a TIFF", Uint8Array.of(0x49, 0x49, 42, 0, 8, 0, 0, 0), /is of a kind this browser cannot show/],
])("of %s it is said why it does not open", async (_, bytes, why) => {
  vi.spyOn(console, "info").mockImplementation(() => {});
  fakeCanvas(() => {
    throw new DOMException("no picture", "InvalidStateError");
  });
  expect(await open(file(bytes))).toBeNull();
  expect(said()).toEqual([expect.stringMatching(why)]);
});

test("a file that is gone by the time it is read is said", async () => {
  const gone = Object.assign(file(JPEG), { arrayBuffer: () => Promise.reject(new Error("gone")) });
  expect(await open(gone)).toBeNull();
  expect(said()).toEqual([expect.stringContaining("could not be read")]);
});
