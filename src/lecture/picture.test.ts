import { expect, test } from "vitest";
import { zip } from "../library/zip.ts";
import { openLecture } from "./file.ts";
import fixture from "./fixtures/version-1.json";
import { LectureProblem, sayProblem } from "./problem.ts";

const sheet = {
  model: { id: "faces-32", title: "Faces", width: 2, height: 2 },
  columns: 3,
  slots: {
    trajectory: {
      pictures: 2,
      times: [1000, 0],
      parts: [{ lane: 0, count: 2, positions: [0, 1], states: ["x0", "x"] }],
    },
  },
};

/** The beginning of a PNG that says it is so large. */
function png(width: number, height: number): Blob {
  const head = new DataView(new ArrayBuffer(33));
  for (const [at, value] of [0x89504e47, 0x0d0a1a0a, 13, 0x49484452, width, height].entries()) {
    head.setUint32(at * 4, value);
  }
  return new Blob([head]);
}

async function opened(picture: Blob): Promise<string> {
  const text = (value: unknown) => new Blob([JSON.stringify(value)]);
  const own = { ...fixture, items: fixture.items.slice(1, 2) };
  const files = [
    ["lecture.json", text(own)],
    ["frames/guess.json", text(sheet)],
    ["frames/guess.png", picture],
  ] as const;
  try {
    const { sheets } = await openLecture(await zip(files));
    return [...sheets.keys()].join();
  } catch (error) {
    if (error instanceof LectureProblem) return sayProblem(error);
    throw error;
  }
}

// Eight cells of 2 × 2, three in a row.
test.each([
  ["just what its cells need", 6, 6, "frames/guess"],
  ["some more", 8, 7, "frames/guess"],
  ["a row too few", 6, 4, "frames/guess.png should be 6 × 6, and is 6 × 4"],
  ["a column too few", 4, 6, "frames/guess.png should be 6 × 6, and is 4 × 6"],
  ["four gigabytes when it is unpacked", 32768, 32768, "frames/guess.png should be 6 × 6, and is 32768 × 32768"],
])("a picture of %s", async (_, width, height, said) => {
  expect(await opened(png(width, height))).toContain(said);
});
