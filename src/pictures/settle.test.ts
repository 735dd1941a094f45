import { expect, test } from "vitest";
import { change, undo } from "../app/history.ts";
import { getState } from "../app/store.ts";
import type { InputPicture } from "../recipe/scene.ts";
import { replaced } from "./settle.ts";

const picture = (): InputPicture => ({
  width: 64,
  height: 64,
  channels: 3,
  pixels: new Uint8Array(64 * 64 * 3),
});

test("a picture that was settled stands in its place after undo too, and no setting changes beside it", () => {
  const [whole, other, settled] = [picture(), picture(), picture()];
  const first = getState().scenes;
  const { present } = first.interpolate;
  // Two files are dropped: the first is settled when the second is there already.
  const dropped = change(first.interpolate, { ...present, ends: [whole, null] }, "", 0);
  const both = change(dropped, { ...present, ends: [whole, other] }, "", 1);
  const scenes = replaced({ ...first, interpolate: both }, whole, settled);

  expect(scenes.interpolate.present.ends).toEqual([settled, other]);
  expect(scenes.interpolate.present.ends[0]).toBe(settled);
  const back = undo(scenes.interpolate);
  expect(back.present.ends[0]).toBe(settled);
  expect(undo(back).present).toBe(present);
  expect(scenes.bits.present).toBe(first.bits.present);
});
