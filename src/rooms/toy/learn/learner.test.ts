import { expect, test } from "vitest";
import { networkDenoiser, pathsOf } from "./cloud.ts";
import { kernelDistance } from "./distance.ts";
import { Learner } from "./learner.ts";
import { excessByTenth, Measure } from "./measure.ts";
import { processOf } from "./objective.ts";
import { dotsOf } from "./sets.ts";

const objective = { prediction: "v_prediction", schedule: "linear", loss: "simple" } as const;
const dots = dotsOf("moons");
const trained = (steps: number, task: Partial<ConstructorParameters<typeof Learner>[0]> = {}) => {
  const learner = new Learner({ dots, objective, seed: "2006", ...task });
  const losses = Array.from({ length: steps }, () => learner.advance());
  return { learner, losses };
};

test("the same seed makes the same network, bit for bit; another another", () => {
  const [one, again, other] = [trained(20), trained(20), trained(20, { seed: "2007" })];
  expect(again.learner.average).toEqual(one.learner.average);
  expect(again.losses).toEqual(one.losses);
  expect(other.learner.average).not.toEqual(one.learner.average);
  expect(one.learner.step).toBe(20);
});

test("another goes on from what one has learned, to the same network as in one go", () => {
  const [first, whole] = [trained(12).learner, trained(20)];
  const next = new Learner({ dots, objective, seed: "2006" }, structuredClone(first.learned));
  const losses = Array.from({ length: 8 }, () => next.advance());
  expect(losses).toEqual(whole.losses.slice(12));
  expect(next.learned).toEqual(whole.learner.learned);
  expect(first.step).toBe(12);
});

test("for a network that says nothing the first loss is the mean square of what is asked for", () => {
  const [loss] = trained(1, { objective: { ...objective, prediction: "epsilon" } }).losses;
  expect(loss).toBeGreaterThan(1.7);
  expect(loss).toBeLessThan(2.3);
});

test("in seconds within a tenth of its floor in each tenth of the chain, and what it samples is near the data", () => {
  const { learner } = trained(600);
  const { targets, embeddings, average } = learner;
  const losses = new Measure(dots, targets, embeddings, 100, 128).of(average);
  for (const { floor, loss } of losses) expect(loss).toBeGreaterThan(floor);
  for (const excess of excessByTenth(losses)) expect(excess).toBeLessThan(0.1);
  const denoise = networkDenoiser(average, embeddings, 1000);
  const process = processOf(objective);
  for (const sampler of [
    { kind: "ddpm", steps: "100", sigma: "fixed_small", clip: true },
    { kind: "ddim", steps: 50, spacing: "quadratic", eta: 0, sigmaHat: false, clip: true, epsilon: "recompute" },
  ] as const) {
    const { clouds } = pathsOf({ process, sampler, seed: [1, 0], count: 1000 }, denoise, 2);
    expect(kernelDistance(clouds.at(-1)!, dots)).toBeLessThan(0.1);
  }
});
