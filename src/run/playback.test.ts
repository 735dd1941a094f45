/** Looking at a recording, with a display that shows a frame when the test says so. */
import { beforeEach, describe, expect, it } from "vitest";
import { Recording } from "./recording.ts";
import type { Slot } from "./slot.ts";
import { fakeSlots } from "./testing/fake-slots.ts";

type Fakes = ReturnType<typeof fakeSlots>;
let frames: Fakes["frames"];
let slots: Fakes["slots"];
let slot: Slot;
/** Moments that the page was told of. */
let told: (number | null)[];

/** A run of 90 steps, recorded every tenth. */
function recorded(upTo = 90): Recording {
  const recording = new Recording(1, 4);
  for (let position = 0; position <= upTo; position += 10) {
    const x = new Uint8ClampedArray(4);
    recording.add({ position, t: 90 - position, lane: 0, count: 1, x0: null, x, recorded: true });
  }
  recording.times = Array.from({ length: 91 }, (_, i) => 90 - i);
  return recording;
}

beforeEach(() => {
  ({ frames, slots } = fakeSlots());
  slot = slots.of("generate");
  slot.playback.show(recorded());
  told = [];
  slots.store.subscribe(({ moments }) => told.push(moments.generate?.position ?? null));
});

const position = () => slot.feed.moment.position;

describe("holding", () => {
  it("stays at a moment, also of a run that goes on, until it follows the newest again", () => {
    slot.playback.hold(30);
    expect([position(), slot.feed.shown, slot.feed.timeAt(30)]).toEqual([30, 30, 60]);
    slot.playback.hold(null);
    expect([position(), slot.feed.shown]).toEqual([null, 90]);
    expect(told).toEqual([30, null]);
  });

  it("ends with the run: the next one is looked at as it comes", () => {
    slot.playback.hold(30);
    slot.playback.show(recorded(0));
    expect([position(), slot.feed.shown]).toEqual([null, 0]);
  });

  it("nothing is shown where nothing ran", () => {
    expect(slots.of("compare").feed.shown).toBe(-1);
    expect(slots.of("compare").feed.timeAt(0)).toBeNull();
  });
});

describe("nudging", () => {
  it("moves along the recorded positions, and the last of them is the newest", () => {
    slot.playback.nudge(-1);
    expect(position()).toBe(80);
    slot.playback.nudge(-2);
    expect(position()).toBe(60);
    slot.playback.nudge(1);
    expect(position()).toBe(70);
    slot.playback.nudge(1);
    slot.playback.nudge(1);
    expect(position()).toBeNull();
  });

  it("stops at the first, also from between two", () => {
    slot.playback.hold(5);
    slot.playback.nudge(-1);
    expect(position()).toBe(0);
    slot.playback.nudge(-1);
    expect(position()).toBe(0);
  });

  it("does nothing before there is a recording", () => {
    slots.of("compare").playback.nudge(1);
    expect(slots.store.getState().moments.compare).toBeUndefined();
  });
});

describe("playing", () => {
  it("takes nine seconds from noise to picture, and tells the page only where it ends", () => {
    slot.playback.toggle();
    const painted: (number | null)[] = [];
    slot.feed.subscribe(({ moment }) => painted.push(moment.position));
    for (let i = 0; i < 9; i++) frames.next(999);
    expect(position()).toBe(89);
    expect(painted.length).toBeGreaterThan(7);
    expect(told).toEqual([]);
    frames.next(999);
    expect(position()).toBeNull();
    expect(told.at(-1)).toBeNull();
    frames.drain();
  });

  it("goes back to the noise, from where it is held", () => {
    slot.playback.hold(50);
    slot.playback.toggle(-1);
    frames.next(1000);
    expect(position()).toBe(40);
    frames.next(4001);
    expect(position()).toBe(0);
    expect(frames.next()).toBe(false);
  });

  it("stops where it is when the same is pressed again, and turns when the other is", () => {
    slot.playback.toggle();
    frames.next(3000);
    slot.playback.toggle();
    expect([position(), told.at(-1)]).toEqual([30, 30]);
    slot.playback.toggle();
    frames.next(1000);
    slot.playback.toggle(-1);
    frames.next(2000);
    expect(position()).toBe(20);
  });

  it("at another speed, also while it plays", () => {
    slot.playback.speed = 2;
    slot.playback.toggle();
    frames.next(1000);
    expect(position()).toBe(20);
    slot.playback.speed = 0.5;
    frames.next(1000);
    expect(position()).toBe(25);
  });

  it("ends when a moment is held, and when a run begins", () => {
    slot.playback.toggle();
    slot.playback.hold(10);
    frames.drain();
    expect(position()).toBe(10);
    slot.playback.toggle();
    slot.playback.stop();
    expect(frames.next()).toBe(false);
  });

  it("has nothing to play before there is a recording", () => {
    slots.of("compare").playback.toggle();
    expect(frames.next()).toBe(false);
  });
});

describe("a moment that is still to come", () => {
  it("is held when the first run gets there", () => {
    const fresh = slots.of("endings");
    fresh.playback.await({ position: 40, picture: 2, branch: 1, lens: "x" });
    expect(fresh.feed.moment).toEqual({ slot: "endings", position: 40, picture: 2, branch: 1, lens: "x" });
    fresh.playback.show(recorded(0));
    expect(fresh.feed.moment.position).toBe(40);
    fresh.playback.show(recorded(0));
    expect(fresh.feed.moment.position).toBeNull();
  });

  it("survives what clears the slot for that run, and no hand on the timeline", () => {
    const fresh = slots.of("endings");
    fresh.playback.await({ position: 40 });
    fresh.playback.clear();
    expect(fresh.feed.moment.position).toBe(40);
    fresh.playback.hold(null);
    fresh.playback.show(recorded(0));
    expect(fresh.feed.moment.position).toBeNull();
  });

  it("is the newest where the run has no such step", () => {
    const fresh = slots.of("endings");
    fresh.playback.await({ position: 90 });
    fresh.playback.show(recorded(0));
    expect(fresh.feed.moment.position).toBeNull();
  });

  it("is there at once where there is a recording already", () => {
    slot.playback.await({ position: 20 });
    expect(position()).toBe(20);
    slot.playback.show(recorded(0));
    expect(position()).toBeNull();
  });
});
