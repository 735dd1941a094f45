/**
 * DDIM as an encoder (Song et al. 2021, section 5.4 and table 2): a held-out face to x_T in S steps, and
 * back in S; per-dimension mean squared error on the [0, 1] scale. Diffusers' form of encoding,
 * which passes the levels that decoding passes; nothing clipped, uniform τ.
 */
import type { Lane, Plan } from "../src/diffusion/plan.ts";
import { pSampleLoop } from "../src/diffusion/processes/loop.ts";
import type { Encoding } from "../src/diffusion/samplers/encode.ts";
import { planFor } from "../src/diffusion/samplers/plans/index.ts";
import { D, loadNetwork, type Model, PROCESS } from "./quality-network.ts";
import { heldOutFaces } from "./quality-pictures.ts";
import { openStore } from "./quality-store.ts";

/** DDIM, table 2: CIFAR-10's test set, another model. */
const PAPER: Record<number, number> = {
  10: 0.014,
  20: 0.0065,
  50: 0.0023,
  100: 0.0009,
  200: 0.0004,
  500: 0.0001,
  1000: 0.0001,
};
const BATCH = 4;
const FACES = { process: PROCESS, load: loadNetwork };

const store = openStore<number[]>("round-trip");

/** Takes the faces 0 … count − 1 (in fours) there and back in S steps. */
export async function measureRoundTrip(S: number, count: number): Promise<void> {
  for (let from = 0; from < count; from += BATCH)
    await store.measure(`${S} | ${from}`, () =>
      roundTripErrors(FACES, S, "diffusers", heldOutFaces().slice(from, from + BATCH)),
    );
}

/** Of each picture the mean squared error on the [0, 1] scale. */
export async function roundTripErrors(
  { process, load }: Pick<Model, "process" | "load">,
  S: number,
  form: Encoding["form"],
  pictures: readonly Float32Array[],
): Promise<number[]> {
  const network = await load();
  const run = (plan: Plan, begin: readonly Float32Array[]) =>
    pSampleLoop(
      (x, timesteps) => network(x, [...timesteps]),
      begin.map((x): Lane => ({ plan, x, at: 0, noise: QUIET })),
    );
  const there = await run(planFor(process, { kind: "encode", steps: S, spacing: "uniform", form }), pictures);
  const decoder = planFor(process, {
    kind: "ddim",
    steps: S,
    spacing: "uniform",
    eta: 0,
    sigmaHat: false,
    clip: false,
    epsilon: "keep",
  });
  const back = await run(
    decoder,
    pictures.map((_, i) => there.subarray(i * D, (i + 1) * D)),
  );
  // The model's range is twice as wide as [0, 1].
  return pictures.map((x, i) => x.reduce((sum, value, j) => sum + ((value - back[i * D + j]!) / 2) ** 2, 0) / D);
}

/** Deterministic plans draw nothing. */
const QUIET = { seed: [0, 0], image: 0, branch: 0, sharedSteps: 0 } as const;

export function summariseRoundTrip() {
  const byS = new Map<number, number[]>();
  for (const [key, values] of store.entries()) {
    const S = Number(key.split(" | ")[0]);
    byS.set(S, [...(byS.get(S) ?? []), ...values]);
  }
  return [...byS]
    .sort(([a], [b]) => a - b)
    .map(([steps, values]) => {
      const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
      const spread = Math.sqrt(values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (values.length - 1));
      return {
        steps,
        pictures: values.length,
        mse: mean,
        standardError: spread / Math.sqrt(values.length),
        paper: PAPER[steps],
      };
    });
}
