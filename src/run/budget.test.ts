import { expect, test } from "vitest";
import { generateLanes } from "../rooms/generate/lanes.ts";
import { FIRST } from "../rooms/generate/scene.ts";
import { MOST_BRANCHES } from "../rooms/trajectory/lanes.ts";
import { runSpec } from "./budget.ts";

const shape = { width: 32, height: 32, channels: 3 } as const;

const heldBy = (count: number, share?: number) => {
  const spec = runSpec(generateLanes({ ...FIRST, count }, []), shape, false, share);
  return spec.record * count * 32 * 32 * 4 * 2 + spec.snapshots * count * 32 * 32 * 3 * 4;
};

test("a recording stays under 80 MiB, whatever is asked", () => {
  for (const count of [1, 4, 16, 64]) expect(heldBy(count)).toBeLessThanOrEqual(80 * 2 ** 20);
  expect(runSpec(generateLanes({ ...FIRST, count: 1 }, []), shape, false).record).toBe(1001);
});

test("all branches together stay under what one run may hold", () => {
  for (const count of [1, 4, 16, 64])
    expect(MOST_BRANCHES * heldBy(count, MOST_BRANCHES)).toBeLessThanOrEqual(80 * 2 ** 20);
});
