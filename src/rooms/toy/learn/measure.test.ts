import { expect, test } from "vitest";
import { embeddingsOf } from "./embedding.ts";
import { noPosterior, posteriorAt } from "./exact.ts";
import { excessByTenth, Measure } from "./measure.ts";
import { newWeights } from "./network.ts";
import { targetsOf } from "./objective.ts";
import { dotsOf } from "./sets.ts";

const dots = dotsOf("board");
const targets = targetsOf({ prediction: "sample", schedule: "linear", loss: "simple" });
const { alphasCumprod } = targets.schedule;
const losses = new Measure(dots, targets, embeddingsOf(alphasCumprod), 10, 2000).of(newWeights([1, 0]));

test("the floor is the variance that is left of x₀, over all of x_t", () => {
  const found = noPosterior();
  for (const { t, floor } of losses) {
    let left = 0;
    for (let x = -3.4; x < 3.4; x += 0.05)
      for (let y = -3.4; y < 3.4; y += 0.05) {
        posteriorAt(dots, alphasCumprod[t - 1]!, x, y, found);
        left += 0.05 ** 2 * Math.exp(found.logDensity) * found.variance;
      }
    expect(floor / left).toBeGreaterThan(0.95);
    expect(floor / left).toBeLessThan(1.05);
  }
});

test("a network that says the middle of everything loses the data's variance at every t", () => {
  const { middles, deviation } = dots;
  const variance = middles.reduce((sum, value) => sum + value * value, 0) / (middles.length / 2) + 2 * deviation ** 2;
  for (const { loss } of losses) {
    expect(loss / variance).toBeGreaterThan(0.93);
    expect(loss / variance).toBeLessThan(1.07);
  }
});

test("the excess of a tenth is the mean of what its t are above their floors, as a share", () => {
  const made = Array.from({ length: 20 }, (_, i) => ({ t: 25 + 50 * i, floor: 2, loss: i < 2 ? 2.2 + 0.4 * i : 2 }));
  expect(excessByTenth(made)[0]).toBeCloseTo(0.2, 12);
  expect(excessByTenth(made).slice(1)).toEqual(new Array(9).fill(0));
});
