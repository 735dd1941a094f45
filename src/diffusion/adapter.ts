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
import { betasOf, heldAbove, MIN_ALPHA_BAR, type Schedule, scheduleOf } from "./schedule.ts";

type Adapter = Pick<Step, "fromX" | "fromM" | "noiseFromX" | "noiseFromM">;

/** A network as a plan needs it: what it was trained on, and how a step asks it. */
export interface Network extends Pick<ProcessSpec, "T" | "variance"> {
  /** The levels of x that steps pass: its own, or held above a least one. */
  readonly schedule: Schedule;
  /** ᾱ of x at a model's index; 1 for −1, the picture. */
  alphaBar(index: number): number;
  /** The part of a step that asks the network about an x of level `alphaBar`, telling it `timestep`. */
  ask(timestep: number, alphaBar: number): Asked;
  /** The same, but ε̂ is formed at the network's own level for that timestep, and x̂₀ from it at x's. */
  askAtOwn(timestep: number, alphaBar: number): Asked;
}

type Asked = Adapter & Pick<Step, "timestep" | "alphaBar" | "noiseIndex">;

/**
 * The network of a process; x passes no level below `least`, where it is all noise as well
 * (`heldAbove`). Throws what `betasOf` throws.
 */
export function networkOf({ T, schedule: spec, prediction, variance }: ProcessSpec, least = 0): Network {
  const own = scheduleOf(betasOf(spec, T));
  const schedule = heldAbove(own, least);
  const adapter = (timestep: number, alphaBar: number) => adapterAt(prediction, alphaBar, own, timestep);
  const asked = (timestep: number, alphaBar: number) => ({ timestep, alphaBar, noiseIndex: timestep });
  return {
    T,
    variance,
    schedule,
    alphaBar: (index) => (index < 0 ? 1 : schedule.alphasCumprod[index]!),
    ask: (timestep, alphaBar) => ({ ...asked(timestep, alphaBar), ...adapter(timestep, alphaBar) }),
    askAtOwn: (timestep, alphaBar) => ({
      ...asked(timestep, alphaBar),
      ...withPicture(adapter(timestep, own.alphasCumprod[timestep]!), alphaBar),
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
    case "epsilon":
      return withPicture({ noiseFromX: 0, noiseFromM: 1 }, alphaBar);
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

/** x̂₀ = √(1/ᾱ)·x − √(1/ᾱ − 1)·ε̂, for a network that gives ε̂. */
function withPicture(
  { noiseFromX, noiseFromM }: Pick<Adapter, "noiseFromX" | "noiseFromM">,
  alphaBar: number,
): Adapter {
  const recip = 1 / Math.max(alphaBar, MIN_ALPHA_BAR);
  const noise = Math.sqrt(recip - 1);
  return { fromX: Math.sqrt(recip) - noise * noiseFromX, fromM: -noise * noiseFromM, noiseFromX, noiseFromM };
}

/** ε̂ = (x − √ᾱ·x̂₀)/√(1 − ᾱ), for a network that gives x̂₀. */
function withNoise(fromX: number, fromM: number, signal: number, noise: number): Adapter {
  if (noise === 0) return { fromX, fromM, noiseFromX: 0, noiseFromM: 0 };
  return { fromX, fromM, noiseFromX: (1 - signal * fromX) / noise, noiseFromM: (-signal * fromM) / noise };
}
