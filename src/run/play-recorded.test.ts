import { expect, test } from "vitest";
import { playRecorded } from "./play-recorded.ts";
import { SHOWREEL } from "./recorded-slots.ts";
import { Recording } from "./recording.ts";
import { fakeSlots } from "./testing/fake-slots.ts";

test("is over, for what waits for it, when its end has been looked at; it goes on until something takes its place", async () => {
  const { slots, frames } = fakeSlots();
  const { feed } = slots.of(SHOWREEL);
  feed.recording = new Recording(1, 4);
  let over = 0;
  let wanted = true;
  const played = playRecorded(feed, () => wanted, frames).then(() => over++);
  for (const [ms, then] of [
    [0, 0],
    [7000, 0],
    [900, 0],
    [200, 1],
    [9000, 1],
  ] as const) {
    expect(frames.next(ms)).toBe(true);
    await Promise.resolve();
    await Promise.resolve();
    expect(over).toBe(then);
  }
  await played;
  wanted = false;
  frames.next();
  expect(frames.next()).toBe(false);
});

test("is over at once where it is not wanted", async () => {
  const { slots, frames } = fakeSlots();
  const { feed } = slots.of(SHOWREEL);
  const played = playRecorded(feed, () => false, frames);
  frames.next();
  await played;
});

test("goes from the noise to the picture in seven seconds, rests, and begins again, while it is wanted", () => {
  const { slots, frames } = fakeSlots();
  const { feed } = slots.of(SHOWREEL);
  feed.recording = new Recording(1, 4);
  const x = Uint8ClampedArray.of(1, 2, 3, 4);
  for (const position of [1, 10, 20]) {
    feed.recording.add({ position, t: 0, lane: 0, count: 1, x0: x, x, recorded: true });
  }
  let wanted = true;
  playRecorded(feed, () => wanted, frames);
  const shown = [0, 2400, 2400, 2400, 2200, 200].map((ms) => {
    frames.next(ms);
    return feed.moment.position;
  });
  expect(shown).toEqual([1, 10, 20, 20, 20, 1]);
  expect(slots.store.getState().moments[SHOWREEL]).toBeUndefined();
  wanted = false;
  frames.next();
  expect(frames.next()).toBe(false);
});
