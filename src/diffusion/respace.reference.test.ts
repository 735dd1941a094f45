import { expect, test } from "vitest";
import { respace } from "./respace.ts";
import { betasOf } from "./schedule.ts";
import { spaceTimesteps } from "./space-timesteps.ts";
import { comparison, reference } from "./testing/report.ts";

interface Case {
  readonly T: number;
  readonly spec: string;
  readonly timesteps: readonly number[];
  readonly index: readonly number[];
  readonly betas: readonly number[];
  readonly posterior_log_variance_clipped: readonly number[];
  readonly error?: string;
}
const cases = reference<readonly Case[]>("respacing.json");

test("respacing keeps the timesteps improved-diffusion keeps, with its betas", () => {
  const kept = comparison("respacing: kept timesteps", 0);
  const tables = comparison("respacing: β and log β̃, float64", 1e-12);
  for (const { T, spec, ...expected } of cases.filter((c) => !c.error)) {
    const timesteps = spaceTimesteps(T, spec);
    kept.compare(timesteps, expected.timesteps);
    const schedule = respace(betasOf({ kind: "linear", beta_start: 0.0001, beta_end: 0.02 }, T), timesteps);
    tables.compare(
      expected.index.map((i) => schedule.betas[i]!),
      expected.betas,
    );
    tables.compare(
      expected.index.map((i) => schedule.posteriorLogVarianceClipped[i]!),
      expected.posterior_log_variance_clipped,
    );
  }
  kept.finish();
  tables.finish();
});

test("what improved-diffusion refuses is refused", () => {
  for (const { T, spec } of cases.filter((c) => c.error)) expect(() => spaceTimesteps(T, spec)).toThrow(`"${spec}"`);
});
