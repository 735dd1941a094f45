/** A run's lanes from what the page asked for. Lanes with the same settings share one plan object. */
import { cut } from "../../../diffusion/cut.ts";
import type { Lane, Plan, Told } from "../../../diffusion/plan.ts";
import { planFor } from "../../../diffusion/samplers/plans/index.ts";
import { seedOf } from "../../../diffusion/seed.ts";
import type { ProcessSpec } from "../../../diffusion/spec.ts";
import { startOf } from "../../../diffusion/start.ts";
import type { LaneSpec } from "../../protocol.ts";

export type LaneOf = (spec: LaneSpec) => Lane;

/** @param D values of one picture. The returned function throws a RangeError that quotes what it cannot use. */
export function laneMaker(process: ProcessSpec, D: number, classes: readonly string[]): LaneOf {
  const plans = new Map<string, Plan>();
  const planOf = ({ sampler, fromT }: LaneSpec): { whole: Plan; rest: Plan } => {
    const key = JSON.stringify(sampler);
    const whole = plans.get(key) ?? planFor(process, sampler);
    plans.set(key, whole);
    if (fromT === undefined) return { whole, rest: whole };
    const cutKey = `${key} from ${fromT}`;
    const rest = plans.get(cutKey) ?? cut(whole, fromT);
    plans.set(cutKey, rest);
    return { whole, rest };
  };

  const toldOf = ({ told }: LaneSpec): { told?: Told } => {
    if (!told) return {};
    const label = classes.indexOf(told.class);
    if (label < 0) throw new RangeError(`unknown class: ${told.class}; known are ${classes.join(", ") || "none"}`);
    return { told: { label, guidance: told.guidance } };
  };

  return (spec) => {
    const { whole, rest } = planOf(spec);
    const { start, image, branch, sharedSteps } = spec;
    const noise = { seed: seedOf(spec.seed), image, branch, sharedSteps };
    const lane = { plan: rest, noise, ...toldOf(spec) };
    if (start.from !== "state") return { ...lane, x: startOf(start, whole, noise, D), at: 0 };
    const { x, previous, position } = start;
    return { ...lane, x, ...(previous && { previous }), at: position };
  };
}
