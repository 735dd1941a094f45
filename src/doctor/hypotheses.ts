/** What a network may have been trained on. */
import { type Network, networkOf } from "../diffusion/adapter.ts";
import type { Prediction, ScheduleSpec } from "../diffusion/process.ts";
import { HO, plainLinear, sigmoidOfAlphas } from "../formats/process/schedules.ts";
import { INDEX, type TimeScale } from "../formats/process/told.ts";
import type { Patient } from "./patient.ts";

export interface Candidate {
  readonly T: number;
  readonly schedule: ScheduleSpec;
  readonly time: TimeScale;
  /** log ᾱ/(1 − ᾱ) of each index, falling. */
  readonly levels: Float64Array;
  /** One a prediction, for its decoding. */
  readonly networks: Readonly<Record<Prediction, Network>>;
}

export const PREDICTIONS: readonly Prediction[] = ["epsilon", "sample", "v_prediction", "mean"];

export function candidate(T: number, schedule: ScheduleSpec, time: TimeScale): Candidate {
  const network = (prediction: Prediction) => networkOf({ T, schedule, prediction, variance: "fixed" });
  const networks = {
    epsilon: network("epsilon"),
    sample: network("sample"),
    v_prediction: network("v_prediction"),
    mean: network("mean"),
  };
  const levels = networks.epsilon.schedule.alphasCumprod.map((alphaBar) => Math.log(alphaBar / (1 - alphaBar)));
  return { T, schedule, time, levels, networks };
}

/** The index whose level is nearest. */
export function indexAt({ levels }: Candidate, level: number): number {
  const after = levels.findIndex((each) => each < level);
  if (after <= 0) return after === 0 ? 0 : levels.length - 1;
  return levels[after - 1]! - level < level - levels[after]! ? after - 1 : after;
}

/** What the network is called with there. */
export const calledWith = ({ time }: Candidate, index: number): number => time.scale * index + time.shift;

/** Lengths that programs and papers have. */
const LENGTHS = [1000, 4000, 500, 100];

/** Everything that what is told leaves open; the default first. */
export function candidatesFor({ told }: Pick<Patient, "told">): Candidate[] {
  const open = ({ how }: { how: string }) => how === "assumed";
  const lengths = open(told.T) ? [...new Set([told.T.value, ...LENGTHS])] : [told.T.value];
  const found: Candidate[] = [];
  const seen = new Set<string>();
  const add = (T: number, schedule: ScheduleSpec, time: TimeScale) => {
    const key = JSON.stringify([T, schedule, time]);
    if (seen.has(key)) return;
    seen.add(key);
    found.push(candidate(T, schedule, time));
  };
  add(told.T.value, told.schedule.value, told.time.value);
  for (const T of lengths) {
    for (const schedule of open(told.schedule) ? schedulesOf(T) : [told.schedule.value]) {
      if (!open(told.time)) add(T, schedule, told.time.value);
      else {
        add(T, schedule, INDEX);
        // Of t/T its length is not seen: one will do.
        if (T === told.T.value) add(T, schedule, { scale: 1 / T, shift: 0 });
      }
    }
  }
  return found;
}

function schedulesOf(T: number): ScheduleSpec[] {
  return [
    // Rescaled, as improved-diffusion has it, β is no β below 20 steps: there the ends as they are.
    T > 20 ? { kind: "linear", ...HO } : plainLinear(HO.beta_start, HO.beta_end, T),
    { kind: "cosine" },
    // Nobody has stretched it to another T.
    ...(T === 1000 ? [{ kind: "scaled_linear", beta_start: 8.5e-4, beta_end: 0.012 } as const] : []),
    sigmoidOfAlphas(T),
  ];
}
