import { expect, test } from "vitest";
import { exactDenoiser } from "./cloud.ts";
import { noPosterior, posteriorAt } from "./exact.ts";
import { logLikelihoods } from "./likelihood.ts";
import { processOf, targetsOf } from "./objective.ts";
import { dotsOf, drawsOf } from "./sets.ts";

test("a perfect network's likelihoods are the data's density", () => {
  const exact = { prediction: "sample", schedule: "linear" } as const;
  const { alphasCumprod } = targetsOf({ ...exact, loss: "simple" }).schedule;
  const dots = dotsOf("moons");
  const places = drawsOf(dots, 40, [1, 0]);
  const found = noPosterior();
  const errors = logLikelihoods(places, processOf(exact), exactDenoiser(dots, alphasCumprod)).map(
    (logLikelihood, i) => {
      posteriorAt(dots, 1, places[2 * i]!, places[2 * i + 1]!, found);
      return Math.abs(logLikelihood - found.logDensity);
    },
  );
  expect(errors.reduce((sum, error) => sum + error, 0) / errors.length).toBeLessThan(0.2);
});
