/**
 * diffusers' scheduler_config.json. Its classes differ in how they step, which is a sampler's business; what the network
 * was trained on stands in the fields that they share.
 */
import * as v from "valibot";
import type { Prediction, ScheduleSpec } from "../../diffusion/process.ts";
import { betasOf, ScheduleError } from "../../diffusion/schedule.ts";
import { refusal, wordsIn } from "../refusal.ts";
import { type PlainId, said } from "../words/said.ts";
import { type Fields, type Notes, noteIn } from "./notes.ts";
import { endsInNoise, given, HO, laplace, plainLinear, withoutSignalAtEnd } from "./schedules.ts";
import { assumed, INDEX, inferred, read, type Says, SIGNED, type Told } from "./told.ts";

/** Those whose networks are called with the index of a step of β₁ … β_T. */
const STEPPING =
  /^(DDPM|DDPMParallel|DDIM|DDIMInverse|DDIMParallel|PNDM|RePaint|DPMSolver(Multistep|MultistepInverse|Singlestep|SDE)|(Euler|EulerAncestral|Heun|LMS|KDPM2|KDPM2Ancestral)Discrete|DEISMultistep|UniPCMultistep|SASolver)Scheduler$/;

/** Why others are not read. */
const OTHERS: readonly (readonly [RegExp, PlainId])[] = [
  [/^FlowMatch/, "scheduler.flowMatch"],
  [/^EDM/, "scheduler.edm"],
  [/^(KarrasVe|ScoreSdeVe)/, "scheduler.exploding"],
  [/^(CM|LCM|TCD|Consistency)/, "scheduler.consistency"],
  [/^(VQDiffusion|Amused)/, "scheduler.tokens"],
];

const number = v.pipe(v.number(), v.finite());
/** @param start @param end the class's own β where the file leaves them out */
const schema = (start: number, end: number) =>
  v.object({
    num_train_timesteps: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(100_000)), 1000),
    beta_start: v.optional(number, start),
    beta_end: v.optional(number, end),
    beta_schedule: v.optional(v.string(), "linear"),
    trained_betas: v.nullish(v.array(number)),
    prediction_type: v.optional(v.string()),
    /** Before 0.10, instead of prediction_type. */
    predict_epsilon: v.optional(v.boolean(), true),
    variance_type: v.nullish(v.string()),
    rescale_betas_zero_snr: v.optional(v.boolean(), false),
    use_flow_sigmas: v.optional(v.boolean(), false),
    timestep_type: v.optional(v.string(), "discrete"),
  });
type Config = v.InferOutput<ReturnType<typeof schema>>;

/** Of a folder of diffusers'; its class's defaults where no scheduler lies in it. @throws Refusal */
export function schedulerIn(notes: Notes): Omit<Says, "size"> {
  const note = noteIn(notes, /(^|\/)scheduler_config\.json$/);
  return schedulerSays(note?.fields ?? {}, note?.path ?? null);
}

/** @param path null where there is no file, and the defaults are assumed */
export function schedulerSays(fields: Fields, path: string | null): Omit<Says, "size"> {
  const name = String(fields._class_name ?? "DDPMScheduler");
  const where = path ?? "scheduler";
  refuseOthers(name);
  // Heun's and KDPM2's defaults are those of a latent model.
  const [start, end] = /^(Heun|KDPM2)/.test(name) ? [8.5e-4, 0.012] : [HO.beta_start, HO.beta_end];
  const parsed = v.safeParse(schema(start, end), fields);
  if (!parsed.success) {
    const [issue] = parsed.issues;
    throw refusal("note.field", {
      path: where,
      field: v.getDotPath(issue) ?? "",
      found: issue.received,
      expected: issue.expected ?? "",
    });
  }
  const config = parsed.output;
  if (config.use_flow_sigmas) throw refusal("scheduler.flow", { path: where });
  if (config.timestep_type !== "discrete") {
    throw refusal("scheduler.timesteps", { path: where, type: config.timestep_type });
  }
  const tell = <T>(field: string, value: T): Told<T> =>
    path && field in fields ? read(value, `${path}: ${field}`) : assumed(value, path ? name : "diffusers");
  const T = config.trained_betas?.length ?? config.num_train_timesteps;
  const schedule = scheduleIn(config, T, where);
  const prediction = predictionIn(config, where);
  if (prediction === "epsilon" && endsInNoise(schedule, T)) {
    throw refusal("scheduler.noSignal", { path: where });
  }
  return {
    T: tell(config.trained_betas ? "trained_betas" : "num_train_timesteps", T),
    schedule: tell(config.trained_betas ? "trained_betas" : "beta_schedule", schedule),
    prediction: tell("prediction_type" in fields ? "prediction_type" : "predict_epsilon", prediction),
    learned:
      config.variance_type === "learned"
        ? tell("variance_type", "learned")
        : config.variance_type === "learned_range"
          ? tell("variance_type", "learned_range")
          : assumed("learned_range", name),
    time: inferred(INDEX, name),
    // Its pipelines show x/2 + 1/2, and its training script makes pictures so.
    range: assumed(SIGNED, "diffusers"),
  };
}

function refuseOthers(name: string): void {
  if (STEPPING.test(name)) return;
  const why = OTHERS.find(([pattern]) => pattern.test(name))?.[1] ?? "scheduler.unknown";
  throw refusal("scheduler.other", { name, why: said(why) });
}

function scheduleIn(config: Config, T: number, path: string): ScheduleSpec {
  const schedule = config.trained_betas ? given(config.trained_betas) : named(config, T, path);
  try {
    const betas = betasOf(schedule, T);
    return config.rescale_betas_zero_snr ? withoutSignalAtEnd(betas) : schedule;
  } catch (error) {
    if (error instanceof ScheduleError) throw refusal("schedule.range", { where: path, detail: wordsIn(error) });
    throw error;
  }
}

function named({ beta_schedule: kind, beta_start, beta_end }: Config, T: number, path: string): ScheduleSpec {
  switch (kind) {
    case "linear":
      return plainLinear(beta_start, beta_end, T);
    case "scaled_linear":
    case "sigmoid":
      return { kind, beta_start, beta_end };
    case "squaredcos_cap_v2":
      return { kind };
    case "laplace":
      return laplace(T);
    default:
      throw refusal("scheduler.betas", { path, kind });
  }
}

function predictionIn({ prediction_type: type, predict_epsilon }: Config, path: string): Prediction {
  if (type === undefined) return predict_epsilon ? "epsilon" : "sample";
  if (type === "epsilon" || type === "sample" || type === "v_prediction") return type;
  throw refusal("scheduler.prediction", { path, type, flow: type === "flow_prediction" ? "yes" : "no" });
}
