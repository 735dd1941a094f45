import { beforeEach, expect, test, vi } from "vitest";
import "../testing/install.ts";
import { undo } from "../../app/actions.ts";
import type { InputPicture } from "../../scene/picture.ts";
import { dot } from "../testing/run.ts";
import { drawFace, drawFaces, setEnd } from "./ends.ts";
import { FIRST, settings } from "./scene.ts";

const drawn = vi.hoisted(() => ({ wait: Promise.resolve() }));
vi.mock("../../pictures/faces.ts", () => ({ newFace: () => drawn.wait }));
vi.mock("../../pictures/picture-from.ts", () => ({
  pictureFrom: (): InputPicture => ({ ...dot(7), origin: "drawn" }),
}));

const photo = dot(200);
const ends = () => settings.get().ends;
const levels = () => ends().map((picture) => picture?.pixels[0]);

beforeEach(() => {
  drawn.wait = Promise.resolve();
  settings.patch({ ends: FIRST.ends });
});

test("faces are drawn for the places that are empty, as one step to undo", async () => {
  await drawFaces();
  expect(levels()).toEqual([7, 7]);
  undo(FIRST.room);
  expect(levels()).toEqual([undefined, undefined]);
});

test("a photo stays in its place, also one that comes while the faces are drawn", async () => {
  setEnd(1, photo);
  await drawFaces();
  expect(ends()[1]).toBe(photo);
  expect(levels()).toEqual([7, 200]);

  settings.patch({ ends: [null, null] });
  const drawing = drawFaces();
  setEnd(0, photo);
  await drawing;
  expect(levels()).toEqual([200, 7]);
});

test("a face for one place: undo brings back what was there, and what came meanwhile is not replaced", async () => {
  setEnd(0, photo);
  await drawFace(0);
  expect(levels()[0]).toBe(7);
  undo(FIRST.room);
  expect(ends()[0]).toBe(photo);

  const drawing = drawFace(1);
  setEnd(1, photo);
  await drawing;
  expect(ends()[1]).toBe(photo);
});
