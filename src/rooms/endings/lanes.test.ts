import { describe, expect, test } from "vitest";
import { PRESETS } from "../../diffusion/samplers/presets.ts";
import type { ProcessSpec } from "../../diffusion/spec.ts";
import { endingLanes, endingRows, endingSteps, howFarApart, pathLane, rowsToShow, unfinished } from "./lanes.ts";
import type { EndingsScene } from "./scene.ts";

const process: ProcessSpec = {
  T: 1000,
  schedule: { kind: "linear", beta_start: 1e-4, beta_end: 0.02 },
  prediction: "epsilon",
  variance: "learned_range",
};
const scene: EndingsScene = {
  room: "endings",
  sampler: PRESETS.ddpm1000,
  seed: "7",
  times: [0, 250, 1000],
  count: 3,
};

describe("rows", () => {
  test("go from noise to picture, at the steps that leave exactly their t", () => {
    expect(endingRows(scene, process)).toEqual([
      { asked: 1000, t: 1000, position: 0 },
      { asked: 250, t: 250, position: 750 },
      { asked: 0, t: 0, position: 1000 },
    ]);
  });

  test("of a plan that skips steps stand at the first kept one at or below", () => {
    const [noise, later, picture] = endingRows({ ...scene, sampler: PRESETS.ddim10 }, process);
    expect(noise).toMatchObject({ position: 0, t: 901 });
    expect(later).toMatchObject({ asked: 250, t: 201, position: 7 });
    expect(picture).toMatchObject({ t: 0, position: 10 });
  });
});

describe("rows of a picture that was taken", () => {
  const picture = { width: 1, height: 1, channels: 1, pixels: Uint8Array.of(255) } as const;
  const taken: EndingsScene = { ...scene, start: { t: 400, picture } };

  test("begin where it is noised to, and count steps from there", () => {
    const rows = [
      { asked: 400, t: 400, position: 0 },
      { asked: 250, t: 250, position: 150 },
      { asked: 0, t: 0, position: 400 },
    ];
    expect(endingRows(taken, process)).toEqual(rows);
    expect(rowsToShow(taken, null).map(({ asked }) => asked)).toEqual([400, 250, 0]);
    // Three endings of 400 steps and three of 250.
    expect(endingSteps(taken, process)).toBe(3 * 400 + 3 * 250);
  });

  test("are finished by the same steps as the first picture, which is noised", () => {
    expect(pathLane(taken, [])).toMatchObject({
      start: { from: "picture", x0: Float32Array.of(1), t: 400, end: 0 },
      fromT: 400,
    });
    const x = Float32Array.of(1);
    const states = [0, 150].map((position) => ({ position, lane: 0, count: 1, x, previous: null }));
    const lanes = endingLanes(taken, endingRows(taken, process), states, []);
    expect(lanes[3]).toMatchObject({ start: { from: "state", position: 150 }, fromT: 400, branch: 1 });
  });

  test("of another of the seed's pictures draw its noise", () => {
    expect(pathLane({ ...scene, image: 5 }, [])).toMatchObject({ image: 5, start: { from: "noise" } });
  });
});

describe("rows to show", () => {
  const asked = [1000, 250, 0].map((t) => ({ asked: t, t, position: 0 }));

  test("are those of the plan, or as they were asked for while there is none", () => {
    expect(rowsToShow(scene, process)).toEqual(endingRows(scene, process));
    expect(rowsToShow(scene, null)).toEqual(asked);
  });

  test("stay as they were asked for on a model with fewer steps than the sampler takes", () => {
    const short = { ...process, T: 500 };
    expect(() => endingRows(scene, short)).toThrow(RangeError);
    expect(rowsToShow(scene, short)).toEqual(asked);
  });
});

describe("lanes", () => {
  const rows = endingRows(scene, process);
  const x = Float32Array.of(1);
  const states = [0, 750].map((position) => ({ position, lane: 0, count: 1, x, previous: null }));

  test("a row's columns share its state and draw noise apart, never the first picture's", () => {
    const lanes = endingLanes(scene, rows, states, []);
    expect(lanes).toHaveLength(unfinished(rows).length * scene.count);
    expect(lanes.map(({ branch }) => branch)).toEqual([1, 2, 3, 1, 2, 3]);
    expect(lanes[4]!.start).toEqual({ from: "state", x, position: 750 });
    expect(pathLane(scene, [])).toMatchObject({ branch: 0, image: 0, start: { from: "noise" } });
  });

  test("a missing state is named", () => {
    expect(() => endingLanes(scene, rows, states.slice(1), [])).toThrow("step 0 (t = 1000)");
  });
});

test("spread is measured per row, on the 0–255 scale", () => {
  // Two rows of two pictures of two values.
  const [same, apart] = howFarApart(Float32Array.of(0.1, 0.2, 0.1, 0.2, -1, 0, 1, 0), 2, 2);
  expect(same).toEqual({ largest: 0, rms: 0 });
  expect(apart!.largest).toBe(255);
  expect(apart!.rms).toBeCloseTo(127.5 / Math.SQRT2, 10);
});
