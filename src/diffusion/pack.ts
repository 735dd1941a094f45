/**
 * A batch of lanes as executors read it: one row of twenty 32-bit words for each (position, image),
 * so that one batch can hold different t, different λ and different samplers. Positions count from
 * where each lane starts; a lane that is done early goes on with rows that change nothing.
 */
import { streamWord } from "./noise.ts";
import { drawsNoise, isGuided, type Lane, type NoiseAddress, type Plan, type Step } from "./plan.ts";

/** A step's float32 words, in order; plan.ts says what they are. σ is 0, and the logs are, where not used. */
const OF_STEP = [
  "timestep",
  "fromX",
  "fromM",
  "noiseFromX",
  "noiseFromM",
  "cx",
  "c0",
  "ce",
  "cp",
  "sigma",
  "logMax",
  "logMin",
] as const;
const FLOATS = [...OF_STEP, "guidance"] as const;
/** A row's uint32 words, after the floats; noise.ts says what those of the noise are. */
const WORDS = ["flags", "noiseIndex", "image", "stream", "seedLow", "seedHigh", "twin"] as const;

type Field = (typeof FLOATS)[number] | (typeof WORDS)[number];

/** Where in a row each word is. */
export const ROW = Object.fromEntries([...FLOATS, ...WORDS].map((field, at) => [field, at])) as Record<Field, number>;
export const ROW_WORDS = FLOATS.length + WORDS.length;
/** 80: executor-gpu.ts pads each position's rows to what a dynamic offset may be. */
export const ROW_BYTES = 4 * ROW_WORDS;

/** Bits of `flags`. */
export const FLAG = {
  /** x̂₀ is clipped to [−1, 1]. */
  clip: 1,
  /** σ is read from the network's second half, between logMin and logMax. */
  learned: 2,
  /** The step adds noise at all. */
  noise: 4,
} as const;

/** The same row and flags in WGSL, names in snake_case: `struct Row { timestep: f32, from_x: f32, … }`. */
export const ROW_WGSL = [
  "struct Row {",
  ...FLOATS.map((field) => `  ${snake(field)}: f32,`),
  ...WORDS.map((field) => `  ${snake(field)}: u32,`),
  "}",
  ...Object.entries(FLAG).map(([name, bit]) => `const FLAG_${name.toUpperCase()} = ${bit}u;`),
].join("\n");

function snake(name: string): string {
  return name.replace(/[A-Z]/g, (capital) => `_${capital.toLowerCase()}`);
}

/** Lanes as executors read them. */
export interface PackedLanes {
  /** The longest lane's number of steps from its start. */
  readonly positions: number;
  readonly images: number;
  /** [positions, images, ROW_WORDS], seen as float32 and as uint32. */
  readonly floats: Float32Array<ArrayBuffer>;
  readonly words: Uint32Array<ArrayBuffer>;
  /** What the network is asked at each position, lane by lane: of all of them, then of those that are guided again. */
  readonly asked: readonly number[];
  /** What it is told: the model's indices, [positions, asked], and classes, [asked]. */
  readonly timesteps: Float32Array<ArrayBuffer>;
  readonly labels: Float32Array<ArrayBuffer>;
}

/**
 * The rows of a batch. Throws a RangeError on a lane that begins outside its plan.
 * @param unnamed what the network is told of a picture whose class nobody names
 */
export function packLanes(lanes: readonly Lane[], unnamed: number): PackedLanes {
  for (const { at, plan } of lanes)
    if (!Number.isInteger(at) || at < 0 || at > plan.steps.length)
      throw new RangeError(`invalid start: position ${at}, expected a whole number, 0 … ${plan.steps.length}`);

  const images = lanes.length;
  const positions = Math.max(0, ...lanes.map(({ plan, at }) => plan.steps.length - at));
  const words = new Uint32Array(positions * images * ROW_WORDS);
  const floats = new Float32Array(words.buffer);
  const guided = lanes.flatMap((lane, image) => (isGuided(lane) ? [image] : []));
  const asked = [...lanes.keys(), ...guided];
  const timesteps = new Float32Array(positions * asked.length);
  const labels = Float32Array.from(
    asked,
    (image, i) => (i < images ? lanes[image]!.told?.label : undefined) ?? unnamed,
  );
  const packed = new Map<Plan, Uint32Array>();
  lanes.forEach(({ plan, at, noise, told }, image) => {
    const twin = isGuided(lanes[image]!) ? images + guided.indexOf(image) : image;
    const rows = packed.get(plan) ?? packPlan(plan);
    packed.set(plan, rows);
    for (let position = 0; position < positions; position++) {
      const row = (position * images + image) * ROW_WORDS;
      const from = Math.min(at + position, plan.steps.length) * ROW_WORDS;
      for (let word = 0; word < ROW_WORDS; word++) words[row + word] = rows[from + word]!;
      writeAddress(words, row, noise, at + position);
      floats[row + ROW.guidance] = told?.guidance ?? 1;
      words[row + ROW.twin] = twin;
      for (const i of [image, twin]) timesteps[position * asked.length + i] = floats[row + ROW.timestep]!;
    }
  });
  return { positions, images, floats, words, asked, timesteps, labels };
}

/** A plan's rows without addresses, and after them the one that changes nothing, [steps + 1, ROW_WORDS]. */
function packPlan(plan: Plan): Uint32Array {
  const words = new Uint32Array((plan.steps.length + 1) * ROW_WORDS);
  const floats = new Float32Array(words.buffer);
  [...plan.steps, still(plan)].forEach((step, i) => {
    const row = i * ROW_WORDS;
    writeStep(floats, row, step);
    words[row + ROW.flags] = flagsOf(step);
    words[row + ROW.noiseIndex] = step.noiseIndex;
  });
  return words;
}

/** Writes a step's numbers to a row that begins at `row`; a Float64Array keeps all their digits (step.ts). */
export function writeStep(floats: Float32Array | Float64Array, row: number, step: Step): void {
  const { spread } = step;
  const sigmas = { sigma: 0, logMax: 0, logMin: 0, ...spread };
  const values = { ...step, ...sigmas };
  OF_STEP.forEach((field, i) => {
    floats[row + i] = values[field];
  });
}

export function flagsOf(step: Step): number {
  const learned = step.spread.kind === "learned";
  return (step.clip ? FLAG.clip : 0) | (learned ? FLAG.learned : 0) | (drawsNoise(step) ? FLAG.noise : 0);
}

/** The noise that a lane draws at a position of its plan; the first `sharedSteps` are image 0's. */
function writeAddress(words: Uint32Array, row: number, noise: NoiseAddress, position: number): void {
  words[row + ROW.image] = position < noise.sharedSteps ? 0 : noise.image;
  words[row + ROW.stream] = streamWord("step", noise.branch);
  words[row + ROW.seedLow] = noise.seed[0];
  words[row + ROW.seedHigh] = noise.seed[1];
}

/** A step that changes nothing, whose x̂₀ is x: what a finished picture goes on with. */
function still({ steps }: Plan): Step {
  const last = steps.at(-1);
  return {
    timestep: last?.timestep ?? 0,
    t: last?.tNext ?? 0,
    tNext: last?.tNext ?? 0,
    alphaBar: 1,
    fromX: 1,
    fromM: 0,
    noiseFromX: 0,
    noiseFromM: 0,
    clip: false,
    cx: 1,
    c0: 0,
    ce: 0,
    cp: 0,
    spread: { kind: "fixed", sigma: 0 },
    noiseIndex: last?.noiseIndex ?? 0,
  };
}
