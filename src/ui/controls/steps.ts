import { spaceTimesteps } from "../../diffusion/space-timesteps.ts";
import type { SayOf } from "../../i18n/words.ts";
import type { words } from "./words.ts";

/** Where the slider of steps stops: each about a third more than the one before. */
export const STEP_STOPS = [
  1, 2, 3, 4, 5, 6, 8, 10, 15, 20, 25, 30, 40, 50, 75, 100, 150, 200, 250, 300, 400, 500, 750, 1000,
];

/** How many of T a respacing keeps, as improved-diffusion writes it ("250", "10,15,20", "ddim50"), or null. */
export function stepsIn(text: string, T: number): number | null {
  try {
    return spaceTimesteps(T, text).length;
  } catch (error) {
    if (error instanceof RangeError) return null;
    throw error;
  }
}

/** Why `stepsIn` gave null, in words. */
export function whyNoSteps(t: SayOf<typeof words>, text: string, T: number): string {
  const strided = /^ddim([1-9]\d*)$/.exec(text);
  if (strided) {
    const stride = Math.max(1, Math.round(T / Number(strided[1])));
    return t("sampler.strideBad", { text, T, near: `ddim${Math.ceil(T / stride)}` });
  }
  const count = text.split(",").length;
  if (count > 1 && /^\d+(,\d+)*$/.test(text))
    return t("sampler.sectionsBad", { text, T, count, most: Math.floor(T / count) });
  return t("sampler.stepsBad", { text, T });
}
