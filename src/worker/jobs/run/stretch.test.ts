import { expect, test } from "vitest";
import type { Lane, Plan, Step } from "../../../diffusion/plan.ts";
import { stretchesOf } from "./stretch.ts";

const plan = { steps: Array.from({ length: 8 }, (_, i) => ({ t: 8 - i }) as Step) } satisfies Plan;
const noise = { seed: [0, 0], image: 0, branch: 0, sharedSteps: 0 } as const;
const lane = (at = 0): Lane => ({ plan, at, x: new Float32Array(1), noise });

test("states are kept evenly, and where something is to begin", () => {
  const [even] = stretchesOf([lane()], { record: 2, snapshots: 2 });
  expect([...even!.snapshots]).toEqual([0, 4]);
  const [exact] = stretchesOf([lane()], { record: 2, snapshots: 2, snapshotsAt: [3, 4, 7] });
  expect([...exact!.snapshots].sort()).toEqual([0, 3, 4, 7]);
});

test("neighbours at one place of one plan are one stretch", () => {
  const marks = { record: 2, snapshots: 0 };
  const cuts = stretchesOf([lane(), lane(), lane(5), lane(5), lane()], marks);
  expect(cuts.map(({ first, count, at }) => [first, count, at])).toEqual([
    [0, 2, 0],
    [2, 2, 5],
    [4, 1, 0],
  ]);
});
