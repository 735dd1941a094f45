/**
 * Beginning in the middle of a plan: endings of one x_t, interpolation at t. A plan that skips
 * steps has no step at every t; the one that begins is the first kept step at or below t, and
 * `startLevel` is the t and the ᾱ to noise a picture to so that it fits that step.
 */
import type { Plan } from "./plan.ts";

/**
 * The rest of a plan from the first step with t ≤ fromT (interface time); empty where there is
 * none. A step that looks back has nothing there to look back at, and takes its own x̂₀ instead.
 */
export function cut(plan: Plan, fromT: number): Plan {
  const [first, ...rest] = plan.steps.slice(firstAt(plan, fromT));
  if (!first) return { steps: [] };
  return { steps: [{ ...first, c0: first.c0 + first.cp, cp: 0 }, ...rest] };
}

/** Where `cut(plan, t)` begins: its t and the ᾱ of the x it reads. t = 0 and ᾱ = 1, the picture, where nothing is left. */
export function startLevel(plan: Plan, t: number): { readonly t: number; readonly alphaBar: number } {
  const first = plan.steps[firstAt(plan, t)];
  if (t === 0 || !first) return { t: 0, alphaBar: 1 };
  return { t: first.t, alphaBar: first.alphaBar };
}

function firstAt(plan: Plan, t: number): number {
  if (!(t >= 0)) throw new RangeError(`invalid t: ${t}, expected 0 (the picture) or more`);
  const index = plan.steps.findIndex((step) => step.t <= t);
  return index < 0 ? plan.steps.length : index;
}
