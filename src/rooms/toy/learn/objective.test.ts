import { expect, test } from "vitest";
import { scheduleCurves } from "../../../diffusion/curves.ts";
import { PREDICTIONS, SCHEDULES } from "./choices.ts";
import { T, targetsOf } from "./objective.ts";

test.each(SCHEDULES.flatMap((schedule) => PREDICTIONS.map((prediction) => [prediction, schedule] as const)))(
  "%s, %s: who says what is asked for has said x₀",
  (prediction, schedule) => {
    const targets = targetsOf({ prediction, schedule, loss: "simple" });
    const { sqrtAlphasCumprod: signal, sqrtOneMinusAlphasCumprod: noise } = targets.schedule;
    for (const i of [0, 10, 400, T - 1]) {
      const [x0, epsilon] = [0.4, -1.3];
      const m = targets.ofPicture[i]! * x0 + targets.ofNoise[i]! * epsilon;
      const x = signal[i]! * x0 + noise[i]! * epsilon;
      const guess = targets.fromX[i]! * x + targets.fromM[i]! * m;
      // At cosine's end 20,000 of float64's errors come back.
      expect(guess).toBeCloseTo(x0, 6);
    }
  },
);

test("L counts an error as the bound does, whatever is asked for; on average it counts 1", () => {
  const bound = (prediction: (typeof PREDICTIONS)[number]) =>
    targetsOf({ prediction, schedule: "linear", loss: "bound" });
  const epsilon = bound("epsilon");
  const curve = scheduleCurves(epsilon.schedule).weightFixedSmall;
  for (const i of [0, 100, 999])
    expect(epsilon.weights[i]! / epsilon.weights[500]!).toBeCloseTo(curve[i]! / curve[500]!, 9);
  for (const prediction of PREDICTIONS) {
    const { weights, fromM } = bound(prediction);
    expect(weights.reduce((sum, weight) => sum + weight, 0) / T).toBeCloseTo(1, 12);
    // An error of x̂₀ costs the same at t against another t.
    const cost = (of: typeof epsilon, i: number) => of.weights[i]! / of.fromM[i]! ** 2;
    expect(cost({ ...epsilon, weights, fromM }, 100) / cost({ ...epsilon, weights, fromM }, 800)).toBeCloseTo(
      cost(epsilon, 100) / cost(epsilon, 800),
      4,
    );
  }
});
