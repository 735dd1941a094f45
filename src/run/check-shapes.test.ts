import { expect, test } from "vitest";
import type { LaneSpec } from "../worker/protocol.ts";
import { checkShapes } from "./check-shapes.ts";

const starting = (...starts: readonly LaneSpec["start"][]) => starts.map((start) => ({ start }) as unknown as LaneSpec);
const grey = { width: 28, height: 28, channels: 1 } as const;
const colour = { width: 32, height: 32, channels: 3 } as const;
const x = new Float32Array(3072);

test("what starts from another model's picture is refused with both sizes", () => {
  const starts: readonly LaneSpec["start"][] = [
    { from: "picture", x0: x, t: 5, end: 0 },
    { from: "state", x, position: 3 },
    { from: "mix", a: x, b: x, t: 5, lambda: 0.5, mix: "linear", sharedNoise: false },
  ];
  for (const start of starts) {
    expect(() => checkShapes(starting(start), grey)).toThrow(/3072 values; this model takes 28 × 28 × 1 = 784/);
  }
  expect(() => checkShapes(starting(...starts, { from: "noise" }), colour)).not.toThrow();
});
