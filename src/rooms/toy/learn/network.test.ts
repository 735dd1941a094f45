import { expect, test } from "vitest";
import { normals } from "../../../diffusion/noise.ts";
import { INPUTS, newWeights, Pass, WEIGHTS } from "./network.ts";

const draw = (count: number, image: number) =>
  Float64Array.from(normals(new Float32Array(count), { seed: [7, 0], image, branch: 0 }, "initial", 0));

test("2-64-64-64-2: as many weights as that has, and the last layer says nothing at first", () => {
  expect(WEIGHTS).toBe((INPUTS + 1) * 64 + 2 * 65 * 64 + 65 * 2);
  const pass = new Pass(4);
  pass.input.set(draw(4 * INPUTS, 1));
  pass.forward(newWeights([1, 0]));
  expect([...pass.output]).toEqual(new Array(8).fill(0));
  expect(newWeights([1, 0])).not.toEqual(newWeights([2, 0]));
});

test("gradients are those of finite differences, in every layer", () => {
  const weights = draw(WEIGHTS, 2).map((value) => 0.3 * value);
  const slope = draw(16, 3);
  const pass = new Pass(8);
  pass.input.set(draw(8 * INPUTS, 4));
  const loss = () => {
    pass.forward(weights);
    return pass.output.reduce((sum, value, o) => sum + slope[o]! * value, 0);
  };
  loss();
  const gradient = new Float64Array(WEIGHTS);
  pass.backward(weights, slope, gradient);
  const size = Math.sqrt(gradient.reduce((sum, value) => sum + value * value, 0) / WEIGHTS);
  const h = 1e-5;
  let worst = 0;
  for (let i = 0; i < WEIGHTS; i += 11) {
    const kept = weights[i]!;
    weights[i] = kept + h;
    const above = loss();
    weights[i] = kept - h;
    const below = loss();
    weights[i] = kept;
    worst = Math.max(worst, Math.abs((above - below) / (2 * h) - gradient[i]!));
  }
  expect(worst / size).toBeLessThan(1e-7);
});

test("a gradient is added to what is there, and a batch's is the sum of its points'", () => {
  const weights = draw(WEIGHTS, 2).map((value) => 0.3 * value);
  const input = draw(8 * INPUTS, 4);
  const slope = draw(16, 3);
  const whole = new Float64Array(WEIGHTS);
  const halves = new Float64Array(WEIGHTS);
  const backward = (from: number, count: number, gradient: Float64Array) => {
    const pass = new Pass(count);
    pass.input.set(input.subarray(from * INPUTS, (from + count) * INPUTS));
    pass.forward(weights);
    pass.backward(weights, slope.subarray(2 * from, 2 * (from + count)), gradient);
  };
  backward(0, 8, whole);
  backward(0, 4, halves);
  backward(4, 4, halves);
  for (const [i, value] of halves.entries()) expect(value).toBeCloseTo(whole[i]!, 10);
  expect(() => new Pass(6)).toThrow("invalid batch: 6, expected a multiple of 4");
});
