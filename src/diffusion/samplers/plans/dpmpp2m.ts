/**
 * DPM-Solver++ (2M), Lu et al. 2022, algorithm 2: second order in λ = log √(ᾱ/(1 − ᾱ)) by looking
 * back at one x̂₀. With s/n the deviations √(1 − ᾱ) before and after, h = λ′ − λ, r = h₋₁/h,
 *
 *     x' = (n/s)·x + (√ᾱ′ − (n/s)·√ᾱ)·D,   D = (1 + 1/2r)·x̂₀ − (1/2r)·x̂₀₋₁
 *
 * The first step has nothing to look back at and the last, onto the picture, has no h: both are of
 * first order, D = x̂₀.
 */
import type { Step } from "../../plan.ts";
import { MIN_ALPHA_BAR } from "../../schedule.ts";
import { timestepsOf } from "../../timesteps.ts";
import type { PlanOf } from "../define.ts";
import type { dpmpp2m } from "../dpmpp2m.ts";

/** Throws a RangeError on a number of steps outside 1 … T − 1 (1 … T where the spacing is trailing). */
export const planDpmpp2m: PlanOf<typeof dpmpp2m> = (network, { steps: S, spacing, clip }) => {
  if (spacing !== "trailing" && !(S < network.T))
    throw new RangeError(`invalid number of steps: ${S}, expected 1 … ${network.T - 1} (${network.T} where trailing)`);
  // As diffusers' solver: index 0 is not visited, for most of λ's range lies beyond it.
  const kept =
    spacing === "trailing" ? timestepsOf(spacing, S, network.T) : timestepsOf(spacing, S + 1, network.T).slice(1);
  const visited = kept.reverse();
  const levels = [...visited.map(network.alphaBar), 1];
  const steps = visited.map((timestep, i): Step => {
    const alphaBar = levels[i]!;
    const alphaBarNext = levels[i + 1]!;
    const cx = alphaBar < 1 ? Math.sqrt((1 - alphaBarNext) / (1 - alphaBar)) : 0;
    const weight = Math.sqrt(alphaBarNext) - cx * Math.sqrt(alphaBar);
    const back = weight * lookBack(levels[i - 1], alphaBar, alphaBarNext);
    return {
      ...network.ask(timestep, alphaBar),
      t: timestep + 1,
      tNext: i + 1 < visited.length ? visited[i + 1]! + 1 : 0,
      clip,
      cx,
      c0: weight + back,
      ce: 0,
      cp: -back,
      spread: { kind: "fixed", sigma: 0 },
    };
  });
  return { steps };
};

/** 1/2r = h/(2·h₋₁), from the levels before, of, and after a step; 0 where there is no h to compare. */
function lookBack(before: number | undefined, alphaBar: number, after: number): number {
  if (before === undefined || after === 1) return 0;
  const behind = lambda(alphaBar) - lambda(before);
  return behind > 0 ? (lambda(after) - lambda(alphaBar)) / (2 * behind) : 0;
}

function lambda(alphaBar: number): number {
  return 0.5 * Math.log(Math.max(alphaBar, MIN_ALPHA_BAR) / (1 - alphaBar));
}
