/**
 * What a network predicts, absorbed: from (x, m) to (x̂₀, ε̂) by four numbers, so that samplers
 * never ask. With ᾱ the level of x, x = √ᾱ·x₀ + √(1 − ᾱ)·ε (DDPM, eq. 4), and
 *
 *     epsilon        m = ε
 *     sample         m = x₀
 *     v_prediction   m = √ᾱ·ε − √(1 − ᾱ)·x₀           (Salimans & Ho 2022, section 4)
 *     mean           m = μ̃ = coef1·x₀ + coef2·x        (DDPM, eq. 7, and table 2's first rows)
 */
import type { Step } from "./plan.ts";
import type { Prediction, ProcessSpec } from "./process.ts";
import { betasOf, MIN_ALPHA_BAR, type Schedule, scheduleOf } from "./schedule.ts";

type Adapter = Pick<Step, "fromX" | "fromM" | "noiseFromX" | "noiseFromM">;

/** A network as a plan needs it: its own schedule, and how a step asks it. */
export interface Network {
  readonly schedule: Schedule;
  /** ᾱ at a model's index; 1 for −1, the picture. */
  alphaBar(index: number): number;
  /** The part of a step that asks the network about an x of level `alphaBar`, telling it `timestep`. */
  ask(timestep: number, alphaBar: number): Adapter & Pick<Step, "timestep" | "alphaBar" | "noiseIndex">;
}

/** The network of a process. Throws what `betasOf` throws. */
export function networkOf({ T, schedule: spec, prediction }: ProcessSpec): Network {
  const schedule = scheduleOf(betasOf(spec, T));
  return {
    schedule,
    alphaBar: (index) => (index < 0 ? 1 : schedule.alphasCumprod[index]!),
    ask: (timestep, alphaBar) => ({
      timestep,
      alphaBar,
      noiseIndex: timestep,
      ...adapterAt(prediction, alphaBar, schedule, timestep),
    }),
  };
}

/**
 * The four numbers at one level. The mean's posterior is the network's own, at the index it is
 * told, whatever steps a sampler takes. Finite for every ᾱ in [0, 1]: nothing is divided by
 * √(1 − ᾱ) where ᾱ is 1 (ε̂ is 0 there unless the network gives it).
 */
function adapterAt(prediction: Prediction, alphaBar: number, network: Schedule, timestep: number): Adapter {
  const signal = Math.sqrt(alphaBar);
  const noise = Math.sqrt(1 - alphaBar);
  switch (prediction) {
    case "epsilon": {
      const recip = 1 / Math.max(alphaBar, MIN_ALPHA_BAR);
      return { fromX: Math.sqrt(recip), fromM: -Math.sqrt(recip - 1), noiseFromX: 0, noiseFromM: 1 };
    }
    case "v_prediction":
      return { fromX: signal, fromM: -noise, noiseFromX: noise, noiseFromM: signal };
    case "sample":
      return withNoise(0, 1, signal, noise);
    case "mean": {
      const exact = network.posteriorMeanCoef1[timestep];
      if (exact === undefined)
        throw new RangeError(
          `invalid timestep: ${timestep}, expected one of the network's own, 0 … ${network.betas.length - 1}`,
        );
      const coef1 = Math.max(exact, MIN_ALPHA_BAR);
      return withNoise(-network.posteriorMeanCoef2[timestep]! / coef1, 1 / coef1, signal, noise);
    }
  }
}

/** ε̂ = (x − √ᾱ·x̂₀)/√(1 − ᾱ), for a network that gives x̂₀. */
function withNoise(fromX: number, fromM: number, signal: number, noise: number): Adapter {
  if (noise === 0) return { fromX, fromM, noiseFromX: 0, noiseFromM: 0 };
  return { fromX, fromM, noiseFromX: (1 - signal * fromX) / noise, noiseFromM: (-signal * fromM) / noise };
}
