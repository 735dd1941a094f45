import { expect, test } from "vitest";
import { decodePng } from "../bytes/png-pixels.ts";
import { recordingsIn } from "./recorded.ts";
import { Recording } from "./recording.ts";
import { sheetPicture, takeFrames } from "./take-frames.ts";

function recorded(pictures: number, steps: number, side = 1) {
  const recording = new Recording(pictures, side * side * 4);
  recording.times = Array.from({ length: steps + 1 }, (_, i) => steps - i);
  for (let position = 0; position <= steps; position++) {
    // Large ones are only counted.
    const x =
      side === 1 ? new Uint8ClampedArray(pictures * 4).map((_, i) => position + (i >> 2)) : new Uint8ClampedArray(0);
    recording.add({
      position,
      t: steps - position,
      lane: 0,
      count: pictures,
      x0: position > 0 ? x : null,
      x,
      recorded: true,
    });
  }
  return recording;
}

test("the frame that is held, the first and the last are among few of many", () => {
  const { slots, cells, columns } = takeFrames("generate", recorded(16, 100), { which: "x", held: 37 })!;
  const [part, other] = slots.generate!.parts;
  expect(part).toMatchObject({ lane: 0, count: 1, states: ["x"] });
  expect(part!.positions).toEqual(expect.arrayContaining([0, 37, 100]));
  expect(part!.positions.length).toBeLessThanOrEqual(26);
  expect(cells.length).toBe(16 * part!.positions.length);
  expect(columns).toBe(32);
  // The second picture's cells come behind those of the first.
  expect(cells[part!.positions.length]?.[0]).toBe(1 + other!.positions[0]!);
});

test("one picture keeps more, there is no guess before the first step, and a short run is kept whole", () => {
  const long = takeFrames("a", recorded(1, 200), { which: "x0", held: null })!;
  expect(long.cells).toHaveLength(64);
  expect(long.cells[0]).toBeNull();
  const short = takeFrames("a", recorded(2, 3), { which: "x", held: null })!;
  expect(short.slots.a!.parts[0]!.positions).toEqual([0, 1, 2, 3]);
  expect(short.cells).toHaveLength(8);
});

test.each([3, 4] as const)(
  "a sheet of pictures of %i channels has every byte of them when it is read",
  async (channels) => {
    const [width, height] = [2, 3];
    const recording = new Recording(2, width * height * 4);
    recording.times = [1, 0];
    for (const position of [0, 1]) {
      const wild = (_: unknown, i: number) => (i % 4 === 3 && channels === 3 ? 255 : (i * 89 + position * 31) % 256);
      const x = new Uint8ClampedArray(2 * width * height * 4).map(wild);
      recording.add({ position, t: 1 - position, lane: 0, count: 2, x0: x, x, recorded: true });
    }
    const { cells, ...lie } = takeFrames("a", recording, { which: "x", held: null })!;
    const picture = await sheetPicture({ cells, ...lie }, { width, height });
    const png = new Uint8Array(await picture.arrayBuffer());
    expect(decodePng(png, 1000).channels).toBe(channels);
    // No canvas here: what has opacity is read without one.
    if (channels === 3) return;
    const again = (await recordingsIn({ ...lie, model: { width, height } }, picture)).get("a")!;
    for (const lane of [0, 1]) for (const at of [0, 1]) expect(again.at(lane, at).x).toEqual(recording.at(lane, at).x);
  },
);

test("a picture that has not come, and a guess that is not there yet, are no moment; one of many may be", () => {
  const some = recorded(2, 3);
  const partly = new Recording(3, 4);
  partly.times = some.times;
  for (const frame of some.frames) partly.add(frame);
  expect(takeFrames("a", partly, { which: "x", held: null })).toBeNull();
  expect(takeFrames("a", new Recording(0, 4), { which: "x", held: null })).toBeNull();
  expect(takeFrames("a", some, { which: "x0", held: 0 })).toBeNull();
  const one = takeFrames("a", partly, { which: "x", held: null, pictures: [1] });
  expect(one?.slots.a).toEqual({
    pictures: 3,
    times: [3, 2, 1, 0],
    parts: [{ lane: 1, count: 1, positions: [0, 1, 2, 3], states: ["x"] }],
  });
});

test.each([
  [1, 32, 64],
  [16, 32, 24],
  [16, 64, 6],
  [4, 256, 1],
  [64, 512, 1],
])("of %i pictures of %i pixels a side, %i frames each", (pictures, side, each) => {
  const [part] = takeFrames("a", recorded(pictures, 80, side), { which: "x", held: 3 })!.slots.a!.parts;
  expect(part?.positions).toHaveLength(each);
  expect(part?.positions).toContain(3);
});
