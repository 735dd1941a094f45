import { expect, test } from "vitest";
import { Feed } from "./feed.ts";
import { FakeFrames } from "./testing/fake-frames.ts";

test("who listens is called once a frame, however much is new, and not where nothing is", () => {
  const frames = new FakeFrames();
  const feed = new Feed("generate", frames);
  feed.changed();
  expect(frames.next()).toBe(false);
  let calls = 0;
  const leave = feed.subscribe(() => calls++);
  expect(calls).toBe(0);
  frames.next();
  expect(calls).toBe(1);
  for (let i = 0; i < 5; i++) feed.changed();
  frames.next();
  expect(calls).toBe(2);
  expect(frames.next()).toBe(false);
  feed.changed();
  leave();
  frames.next();
  expect(calls).toBe(2);
});
