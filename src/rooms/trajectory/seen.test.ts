import { expect, test } from "vitest";
import { slots } from "../../app/page.ts";
import { Recording } from "../../run/recording.ts";
import "../testing/install.ts";
import { slotOf } from "./run.ts";
import { settings } from "./scene.ts";
import { seenOf } from "./seen.ts";
import { nameOf, SLOT } from "./slots.ts";

/** One picture of one pixel, recorded at these positions; the first has no guess. */
function recorded(positions: readonly number[]): Recording {
  const recording = new Recording(1, 4);
  positions.forEach((position, i) => {
    const pixels = () => new Uint8ClampedArray(4).fill(position);
    recording.add({
      lane: 0,
      count: 1,
      position,
      t: 100 - position,
      recorded: true,
      x0: i === 0 ? null : pixels(),
      x: pixels(),
    });
  });
  return recording;
}

test("a branch shows the run it left until it has steps of its own, and never a moment without a guess", () => {
  settings.patch({ branches: [{ position: 20, branch: 1 }] });
  slots.of(SLOT).feed.recording = recorded([0, 10, 20, 30, 40]);
  const shown = (position: number | null) => {
    const { slot, seen } = seenOf(1, 0, position);
    return [slot.name, seen.position, seen.x0 !== null];
  };
  // Not begun: it stands where it leaves.
  expect(shown(null)).toEqual([SLOT, 20, true]);
  // Begun, no step done yet.
  slotOf(1).feed.recording = recorded([20]);
  expect(shown(null)).toEqual([SLOT, 20, true]);
  slotOf(1).feed.recording = recorded([20, 30, 40]);
  expect(shown(10)).toEqual([SLOT, 10, true]);
  expect(shown(20)).toEqual([SLOT, 20, true]);
  // Between where it left and the first that was recorded of it.
  expect(shown(25)).toEqual([SLOT, 20, true]);
  expect(shown(30)).toEqual([nameOf(1), 30, true]);
  expect(shown(null)).toEqual([nameOf(1), 40, true]);
});
