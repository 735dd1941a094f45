import { expect, test } from "vitest";
import { change, undo } from "../app/history.ts";
import { historyOf } from "../app/scenes.ts";
import { getState } from "../app/store.ts";
import "../rooms/testing/install.ts";
import { FIRST, type InterpolateScene } from "../rooms/interpolate/scene.ts";
import type { InputPicture } from "../scene/picture.ts";
import { placesOf } from "../scene/places.ts";
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
  const withEnds = (...ends: InterpolateScene["ends"]): InterpolateScene => ({ ...FIRST, ends });
  // Two files are dropped: the first is settled when the second is there already.
  const dropped = change(historyOf(first, FIRST.room), withEnds(whole, null), "", 0);
  const both = change(dropped, withEnds(whole, other), "", 1);
  const scenes = replaced({ ...first, [FIRST.room]: both }, whole, settled);

  const now = historyOf(scenes, FIRST.room);
  expect(placesOf(now.present)[0]).toBe(settled);
  expect(placesOf(now.present)[1]).toBe(other);
  const back = undo(now);
  expect(placesOf(back.present)[0]).toBe(settled);
  expect(undo(back).present).toBe(FIRST);
  for (const room of Object.keys(first).filter((each) => each !== FIRST.room)) {
    expect(historyOf(scenes, room).present).toBe(historyOf(first, room).present);
  }
});
