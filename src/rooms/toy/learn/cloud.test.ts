import { expect, test } from "vitest";
import { SETS } from "./choices.ts";
import { exactDenoiser, pathsOf } from "./cloud.ts";
import { kernelDistance } from "./distance.ts";
import { processOf, targetsOf } from "./objective.ts";
import { dotsOf } from "./sets.ts";

const exact = { prediction: "sample", schedule: "linear" } as const;
const { alphasCumprod } = targetsOf({ ...exact, loss: "simple" }).schedule;
const ddim = (steps: number, eta = 0) =>
  ({ kind: "ddim", steps, spacing: "quadratic", eta, sigmaHat: false, clip: true, epsilon: "recompute" }) as const;
const ddpm = { kind: "ddpm", steps: "250", sigma: "fixed_small", clip: true } as const;

test.each(SETS)("%s: what a perfect network samples is the data", (set) => {
  const dots = dotsOf(set);
  for (const sampler of [ddpm, ddim(50), ddim(100, 0.5)]) {
    const chain = { process: processOf(exact), sampler, seed: [3, 0] as const, count: 500 };
    const { clouds } = pathsOf(chain, exactDenoiser(dots, alphasCumprod), 2);
    expect(kernelDistance(clouds.at(-1)!, dots)).toBeLessThan(0.055);
  }
});

test("every chain of a seed begins with the same points; the moments kept go from T to 0", () => {
  const [long, short] = [ddpm, ddim(10)].map((sampler) =>
    pathsOf(
      { process: processOf(exact), sampler, seed: [3, 0], count: 8 },
      exactDenoiser(dotsOf("moons"), alphasCumprod),
      61,
    ),
  );
  expect(long!.clouds[0]).toEqual(short!.clouds[0]);
  expect(long!.times).toHaveLength(61);
  expect(long!.times.at(0)).toBe(1000);
  expect(long!.times.at(-1)).toBe(0);
  // A chain of fewer steps has fewer moments.
  expect(short!.times).toHaveLength(11);
});
