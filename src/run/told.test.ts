/** Every room's settings as what the network is told. */
import { expect, test } from "vitest";
import { compareLanes } from "../rooms/compare/lanes.ts";
import { FIRST as COMPARE } from "../rooms/compare/scene.ts";
import { endingLanes, pathLane } from "../rooms/endings/lanes.ts";
import { FIRST as ENDINGS } from "../rooms/endings/scene.ts";
import { generateLanes } from "../rooms/generate/lanes.ts";
import { FIRST as GENERATE } from "../rooms/generate/scene.ts";
import { betweenLanes, encodeLanes, interpolateLanes } from "../rooms/interpolate/lanes.ts";
import { FIRST as INTERPOLATE } from "../rooms/interpolate/scene.ts";
import { dot } from "../rooms/testing/run.ts";
import { trajectoryLanes } from "../rooms/trajectory/lanes.ts";
import { FIRST as TRAJECTORY } from "../rooms/trajectory/scene.ts";
import type { OfClass } from "../scene/classes.ts";
import type { LaneSpec } from "../worker/protocol.ts";

const known = ["cat", "dog"];
const x = new Float32Array(1);
const ends = [dot(0), dot(255)] as const;
const rows = [{ asked: 1000, t: 1000, position: 0 }];
const states = [{ position: 0, lane: 0, count: 1, x, previous: null }];

/** The lanes of every room under these settings, three pictures wide. */
function lanesOf(chosen: OfClass, classes: readonly string[] = known): Record<string, readonly LaneSpec[]> {
  const walk = { ...INTERPOLATE, intervals: 2, ...chosen };
  return {
    generate: generateLanes({ ...GENERATE, count: 3, ...chosen }, classes),
    trajectory: trajectoryLanes({ ...TRAJECTORY, count: 3, ...chosen }, classes),
    compare: compareLanes({ ...COMPARE, columns: COMPARE.columns.slice(0, 1), count: 3, ...chosen }, classes),
    endings: endingLanes({ ...ENDINGS, count: 3, ...chosen }, rows, states, classes),
    path: [pathLane({ ...ENDINGS, ...chosen }, classes)],
    interpolate: interpolateLanes(walk, ends, classes),
    between: betweenLanes(walk, x, x, classes),
    encode: encodeLanes(walk, ends, 1000, classes),
  };
}

const toldIn = (lanes: readonly LaneSpec[]) => lanes.map(({ told }) => told && `${told.class} ${told.guidance}`);

test("a class that is chosen is told of every picture, on its way into x_T too", () => {
  for (const [room, lanes] of Object.entries(lanesOf({ class: "dog", guidance: 2.5 })))
    expect(new Set(toldIn(lanes)), room).toEqual(new Set(["dog 2.5"]));
});

test("one of each gives the pictures the classes in turn; what several share has none", () => {
  const { generate, trajectory, compare, endings, ...shared } = lanesOf({ class: "each" });
  for (const lanes of [generate, trajectory, compare, endings])
    expect(toldIn(lanes!)).toEqual(["cat 1", "dog 1", "cat 1"]);
  for (const lanes of Object.values(shared)) expect(new Set(toldIn(lanes))).toEqual(new Set([undefined]));
});

test("nothing is told where nothing is chosen, and to a model that knows no classes", () => {
  for (const lanes of [...Object.values(lanesOf({})), ...Object.values(lanesOf({ class: "dog", guidance: 2 }, []))])
    expect(lanes.some((lane) => "told" in lane)).toBe(false);
});
