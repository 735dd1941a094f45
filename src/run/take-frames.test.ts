import { expect, test } from "vitest";
import { Recording } from "./recording.ts";
import { takeFrames } from "./take-frames.ts";

function recorded(pictures: number, steps: number) {
  const recording = new Recording(pictures, 4);
  recording.times = Array.from({ length: steps + 1 }, (_, i) => steps - i);
  for (let position = 0; position <= steps; position++) {
    const x = new Uint8ClampedArray(pictures * 4).map((_, i) => position + (i >> 2));
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
  const { slots, cells, columns } = takeFrames("generate", recorded(16, 100), { which: "x", held: 37 });
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
  const long = takeFrames("a", recorded(1, 200), { which: "x0", held: null });
  expect(long.cells).toHaveLength(64);
  expect(long.cells[0]).toBeNull();
  const short = takeFrames("a", recorded(2, 3), { which: "x", held: null });
  expect(short.slots.a!.parts[0]!.positions).toEqual([0, 1, 2, 3]);
  expect(short.cells).toHaveLength(8);
});
