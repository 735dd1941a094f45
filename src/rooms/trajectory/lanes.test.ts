import { expect, test } from "vitest";
import type { Snapshot } from "../../worker/protocol.ts";
import {
  evenPositions,
  holderOf,
  lanesFrom,
  nearestStates,
  newBranch,
  trajectoryLanes,
  withoutBranch,
} from "./lanes.ts";
import { FIRST } from "./scene.ts";

const scene = { ...FIRST, count: 3 };

test("repeat_noise_steps: −1 shares nothing, 0 shares x_T, k > 0 shares the first k steps too", () => {
  const shared = (repeatNoiseSteps: number) =>
    trajectoryLanes({ ...scene, repeatNoiseSteps }, []).map(({ start, image, sharedSteps }) => ({
      start,
      image,
      sharedSteps,
    }));
  expect(shared(-1)[2]).toEqual({ start: { from: "noise" }, image: 2, sharedSteps: 0 });
  expect(shared(0)[2]).toEqual({ start: { from: "noise", image: 0 }, image: 2, sharedSteps: 0 });
  expect(shared(5)[2]).toEqual({ start: { from: "noise", image: 0 }, image: 2, sharedSteps: 5 });
});

test("a picture that was taken begins it: another of the seed's, or its own, noised to t", () => {
  const [first, second] = trajectoryLanes({ ...scene, image: 5, repeatNoiseSteps: 2 }, ["a", "b"]);
  expect([first, second]).toMatchObject([
    { start: { from: "noise", image: 5 }, image: 5 },
    { start: { from: "noise", image: 5 }, image: 6, sharedSteps: 2 },
  ]);
  const picture = { width: 1, height: 1, channels: 1, pixels: Uint8Array.of(255) } as const;
  const [own] = trajectoryLanes({ ...scene, start: { t: 400, picture } }, []);
  expect(own).toMatchObject({ start: { from: "picture", x0: Float32Array.of(1), t: 400, end: 0 }, fromT: 400 });
});

const snapshot = (position: number, lane: number, count: number): Snapshot => ({
  position,
  lane,
  count,
  x: Float32Array.from({ length: 2 * count }, (_, i) => 100 * position + 2 * lane + i),
  previous: null,
});

test("the nearest state is the newest that all lanes have, whichever micro-batch is ahead", () => {
  const snapshots = [snapshot(0, 0, 2), snapshot(0, 2, 1), snapshot(20, 0, 2), snapshot(40, 0, 2), snapshot(20, 2, 1)];
  expect(nearestStates(snapshots, [0, 1, 2], 50)?.map(({ position }) => position)).toEqual([20, 20, 20]);
  expect(nearestStates(snapshots, [1], 50)).toEqual([{ position: 40, x: Float32Array.of(4002, 4003), previous: null }]);
  expect(nearestStates(snapshots, [0, 1, 2], 19)?.[2]).toEqual({
    position: 0,
    x: Float32Array.of(4, 5),
    previous: null,
  });
  expect(nearestStates([], [0], 10)).toBeNull();
});

test("a branch goes on from a state with its own number; seeds and images stay", () => {
  const lanes = trajectoryLanes(scene, []);
  const states = lanes.map((_, i) => ({ position: 7, x: Float32Array.of(i), previous: null }));
  const [, second] = lanesFrom(lanes, states, 3);
  expect(second).toEqual({
    ...lanes[1],
    branch: 3,
    start: { from: "state", position: 7, x: Float32Array.of(1) },
  });
});

test("moments are even, from the noise to the picture", () => {
  expect(evenPositions(1000, 5)).toEqual([0, 250, 500, 750, 1000]);
  expect(evenPositions(3, 10)).toEqual([0, 1, 2, 3]);
  expect(evenPositions(0, 10)).toEqual([0]);
});

test("a branch leaves the run that holds the moment it is made at", () => {
  const first = newBranch([], 0, 400);
  expect(first).toEqual({ position: 400, branch: 1 });
  // Later than branch 1 began: off branch 1; earlier: off the run itself.
  expect(newBranch([first], 1, 700)).toEqual({ position: 700, branch: 2, parent: 1 });
  expect(newBranch([first], 1, 300)).toEqual({ position: 300, branch: 2 });
  const tree = [first, { position: 700, branch: 2, parent: 1 }];
  expect([300, 400, 401, 700, 701].map((position) => holderOf(tree, 2, position))).toEqual([0, 0, 1, 1, 2]);
  expect(withoutBranch([...tree, { position: 1, branch: 3 }], 1)).toEqual([{ position: 1, branch: 3 }]);
});

test("a list from outside that names a branch its own ancestor ends at the run itself", () => {
  expect(holderOf([{ position: 9, branch: 1, parent: 1 }], 1, 5)).toBe(0);
});
