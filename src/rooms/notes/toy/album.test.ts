import { expect, test } from "vitest";
import { average, shares } from "./album.ts";
import { FACE_COUNT, FACE_VALUES, face } from "./face.ts";
import { noisedPicture, unitNoise } from "./noise.ts";

const FACES = Array.from({ length: FACE_COUNT }, (_, i) => face(i));

test("pure noise says nothing: all faces alike, the guess their mean", () => {
  const weights = shares(FACES, unitNoise(FACE_VALUES, 0), 0);
  for (const weight of weights) expect(weight).toBeCloseTo(1 / FACE_COUNT, 12);
  expect(average(FACES, weights)[100]).toBeCloseTo(FACES.reduce((sum, f) => sum + f[100]!, 0) / FACE_COUNT, 6);
});

test("a little noise hides nothing: the guess is the face", () => {
  const x = noisedPicture(face(2), unitNoise(FACE_VALUES, 0), 0.5);
  expect(shares(FACES, x, 0.5)[2]).toBeCloseTo(1, 9);
});

test("faces are pictures: within range, and no two alike", () => {
  for (const values of FACES) {
    expect(values.length).toBe(FACE_VALUES);
    expect(values.every((value) => value >= -1.0001 && value <= 1.0001)).toBe(true);
  }
  expect(new Set(FACES.map((values) => values.join())).size).toBe(FACE_COUNT);
});
