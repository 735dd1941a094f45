import { beforeEach, describe, expect, it, vi } from "vitest";
import "../testing/install.ts";
import { client, loader, slots } from "../../app/testing/fake-page.ts";
import type { Frame } from "../../worker/protocol.ts";
import { begun } from "../testing/run.ts";
import { Comparison, runCompare, SLOT } from "./run.ts";
import { type CompareScene, settings } from "./scene.ts";

vi.mock("../../app/page.ts", () => import("../../app/testing/fake-page.ts"));

const ddim = (steps: number) =>
  ({ kind: "ddim", steps, spacing: "uniform", eta: 0, sigmaHat: false, clip: true, epsilon: "recompute" }) as const;
/** t at every position: four steps, and two. */
const TIMES = [
  [20, 15, 10, 5, 0],
  [20, 10, 0],
];

let comparison: Comparison;

/** A recorded frame of one picture of the run, painted with a number. */
function frame(picture: number, position: number, value: number): Promise<void> {
  const pixels = () => new Uint8ClampedArray(4).fill(value) as Frame["x"];
  const x0 = position > 0 ? pixels() : null;
  return client.last.say({
    kind: "frame",
    frame: { position, t: 0, lane: picture, count: 1, x0, x: pixels(), recorded: true },
  });
}

beforeEach(async () => {
  slots.of(SLOT).empty();
  loader.arrive();
  const columns = [4, 2].map((steps) => ({ sampler: ddim(steps), seed: "7" }));
  settings.patch({ columns, count: 2 });
  comparison = new Comparison(settings.get(), TIMES, slots.of(SLOT).feed);
  runCompare();
  await begun(4);
});

describe("a comparison", () => {
  it("is one run, column by column, of the same noise", () => {
    expect(
      client.last.spec.lanes.map(({ sampler, image }) => [sampler.kind === "ddim" && sampler.steps, image]),
    ).toEqual([4, 4, 2, 2].map((steps, i) => [steps, i % 2]));
  });

  it("shows every column at the t of the one that is furthest behind", async () => {
    for (const picture of [0, 1, 2, 3]) await frame(picture, 0, 0);
    expect(comparison.clock()).toBe(20);
    for (const picture of [2, 3]) await frame(picture, 2, 20);
    // The second column is done; the first has not begun.
    expect([comparison.position(0), comparison.position(1)]).toEqual([0, 0]);
    for (const picture of [0, 1]) await frame(picture, 2, 12);
    expect(comparison.clock()).toBe(10);
    expect([comparison.position(0), comparison.position(1)]).toEqual([2, 1]);
    expect(comparison.pixels(0, 1, "x")?.[0]).toBe(12);
  });

  it("before the first step shows the first guess there is, and saves that", async () => {
    for (const picture of [0, 1, 2, 3]) await frame(picture, 0, 0);
    expect(comparison.pixels(0, 0, "x0")).toBeNull();
    await frame(0, 1, 11);
    expect(comparison.pixels(0, 0, "x0")?.[0]).toBe(11);
    expect(comparison.cells("x0").map(({ position }) => position)).toEqual([1, 1, 1, 1]);
    expect(comparison.cells("x")).toEqual([0, 1, 2, 3].map((picture) => ({ picture, position: 0 })));
  });

  it("held, all columns are where the first one's step puts the clock", async () => {
    for (const picture of [0, 1, 2, 3]) for (const position of [0, 1, 2]) await frame(picture, position, position);
    slots.of(SLOT).playback.hold(1);
    // The run's own times are those of its longest plan: t = 3 after one of four steps.
    expect(comparison.clock()).toBe(3);
    slots.of(SLOT).playback.hold(null);
    expect(comparison.clock()).toBe(10);
  });

  it("says whether the columns began alike, once their first frames are there", async () => {
    expect(comparison.sameStart()).toBeNull();
    for (const picture of [0, 1, 2]) await frame(picture, 0, 9 * (picture % 2));
    expect(comparison.sameStart()).toBeNull();
    await frame(3, 0, 9);
    expect(comparison.sameStart()).toBe(true);
  });

  it("sees where they did not", async () => {
    for (const picture of [0, 1, 2, 3]) await frame(picture, 0, picture);
    expect(comparison.sameStart()).toBe(false);
  });

  it("shows nothing of a run with another number of pictures", () => {
    const other: CompareScene = { ...settings.get(), count: 3 };
    const before = new Comparison(other, TIMES, slots.of(SLOT).feed);
    expect([before.clock(), before.position(0), before.pixels(0, 0, "x"), before.sameStart()]).toEqual([
      null,
      -1,
      null,
      null,
    ]);
  });
});
