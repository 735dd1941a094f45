/**
 * What the network is asked for, and how an error counts: the rows and columns of DDPM's table 2. The process is an ordinary
 * one, so the plans of diffusion/samplers are for it too.
 */
import { networkOf } from "../../../diffusion/adapter.ts";
import { scheduleCurves } from "../../../diffusion/curves.ts";
import type { Step } from "../../../diffusion/plan.ts";
import type { ProcessSpec } from "../../../diffusion/process.ts";
import { betasOf, type Schedule, scheduleOf } from "../../../diffusion/schedule.ts";
import type { Objective } from "./choices.ts";

/** Steps of the process, as in the papers. */
export const T = 1000;

export function processOf({ prediction, schedule }: Omit<Objective, "loss">): ProcessSpec {
  const spec =
    schedule === "linear" ? ({ kind: "linear", beta_start: 1e-4, beta_end: 0.02 } as const) : { kind: schedule };
  return { T, schedule: spec, prediction, variance: "fixed" };
}

/** An objective as numbers, each [T]. */
export interface Targets {
  readonly schedule: Schedule;
  /** What the network is to say is ofPicture·x₀ + ofNoise·ε. */
  readonly ofPicture: Float64Array;
  readonly ofNoise: Float64Array;
  /** What its squared error counts; 1 on average. */
  readonly weights: Float64Array;
  /** x̂₀ = fromX·x_t + fromM·m */
  readonly fromX: Float64Array;
  readonly fromM: Float64Array;
}

export function targetsOf(objective: Objective): Targets {
  const process = processOf(objective);
  const schedule = scheduleOf(betasOf(process.schedule, T));
  const network = networkOf(process);
  const asked = Array.from(schedule.alphasCumprod, (alphaBar, i) => network.ask(i, alphaBar));
  return {
    schedule,
    ...madeOf(objective.prediction, schedule),
    weights: objective.loss === "simple" ? new Float64Array(T).fill(1) : boundWeights(schedule, asked),
    fromX: Float64Array.from(asked, ({ fromX }) => fromX),
    fromM: Float64Array.from(asked, ({ fromM }) => fromM),
  };
}

/** What the bound multiplies a squared error of the output by: of ε it is DDPM's eq. 12, with σ² = β̃. */
function boundWeights(schedule: Schedule, asked: readonly Pick<Step, "noiseFromM">[]): Float64Array {
  const ofNoise = scheduleCurves(schedule).weightFixedSmall;
  const weights = ofNoise.map((weight, i) => weight * asked[i]!.noiseFromM ** 2);
  const mean = weights.reduce((sum, weight) => sum + weight, 0) / weights.length;
  return weights.map((weight) => weight / mean);
}

function madeOf(prediction: Objective["prediction"], schedule: Schedule): Pick<Targets, "ofPicture" | "ofNoise"> {
  const { sqrtAlphasCumprod: signal, sqrtOneMinusAlphasCumprod: noise } = schedule;
  const { posteriorMeanCoef1: coef1, posteriorMeanCoef2: coef2 } = schedule;
  const constant = (value: number) => new Float64Array(T).fill(value);
  switch (prediction) {
    case "epsilon":
      return { ofPicture: constant(0), ofNoise: constant(1) };
    case "sample":
      return { ofPicture: constant(1), ofNoise: constant(0) };
    case "v_prediction":
      return { ofPicture: noise.map((value) => -value), ofNoise: signal };
    case "mean":
      return {
        ofPicture: coef1.map((value, i) => value + coef2[i]! * signal[i]!),
        ofNoise: coef2.map((value, i) => value * noise[i]!),
      };
  }
}
