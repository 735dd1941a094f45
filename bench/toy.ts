/** What the toy network learns: how far it stays above its floor, and how far what it samples is from the data. */
import { writeFileSync } from "node:fs";
import { cpus } from "node:os";
import { networkOf } from "../src/diffusion/adapter.ts";
import { seedOf } from "../src/diffusion/seed.ts";
import type { SamplerSpec } from "../src/diffusion/spec.ts";
import { LOSSES, type Objective, PREDICTIONS, SETS } from "../src/rooms/toy/learn/choices.ts";
import { type Denoiser, exactDenoiser, networkDenoiser, pathsOf } from "../src/rooms/toy/learn/cloud.ts";
import { chanceOf, kernelDistance } from "../src/rooms/toy/learn/distance.ts";
import { Learner } from "../src/rooms/toy/learn/learner.ts";
import { excessByTenth, Measure } from "../src/rooms/toy/learn/measure.ts";
import { processOf } from "../src/rooms/toy/learn/objective.ts";
import { type Dots, dotsOf } from "../src/rooms/toy/learn/sets.ts";

const STEPS = 3000;
const SEED = "2006";
const POINTS = 1000;
const USUAL: Objective = { prediction: "v_prediction", schedule: "linear", loss: "simple" };
const CHAINS = {
  "DDPM 1000": { kind: "ddpm", steps: "1000", sigma: "fixed_small", clip: true },
  "DDIM 50": {
    kind: "ddim",
    steps: 50,
    spacing: "quadratic",
    eta: 0,
    sigmaHat: false,
    clip: true,
    epsilon: "recompute",
  },
} as const satisfies Record<string, SamplerSpec>;

export async function runToy(): Promise<void> {
  const sets = SETS.map((set) => ({ name: set, ...learned(dotsOf(set), USUAL) }));
  const moons = dotsOf("moons");
  const objectives = LOSSES.flatMap((loss) =>
    PREDICTIONS.map((prediction) => {
      const objective = { ...USUAL, prediction, loss };
      return { name: `${NAMES[prediction]}, ${loss === "simple" ? "L_simple" : "L"}`, ...learned(moons, objective) };
    }),
  );
  const seconds = sets.map((each) => each.seconds).sort((a, b) => a - b)[2]!;
  const perfect = SETS.map((set) => [
    set,
    ...Object.values(CHAINS).map((sampler) => distance(endOf(perfectOf(dotsOf(set)), sampler), dotsOf(set))),
    chanceOf(dotsOf(set), POINTS).toFixed(3),
  ]);
  const text = `# What \`npm run bench:toy\` measured

${new Date().toISOString().slice(0, 10)} · ${cpus()[0]?.model ?? "?"}, one thread, Node ${process.versions.node} · ${STEPS} steps of 256 points, seed ${SEED}: ${seconds.toFixed(1)} s of one core, ${((1000 * seconds) / STEPS).toFixed(1)} ms a step

**Excess** is by how much the loss is above its floor, E‖x₀ − E[x₀ | x_t]‖², as a share of it: the mean over 20 t of each tenth of the chain, t = 1 … 100 first. An objective's weights cancel in it. **Distance** is the kernel distance (MMD, kernel of width 0.15) of ${POINTS} sampled points from the data's own mixture; 0 is none, and the last column below is what chance makes of it.

## The five sets: v, L_simple, linear

${table(sets)}

A perfect network under the same samplers, and ${POINTS} draws of the data themselves:

${rowsOf(["set", ...Object.keys(CHAINS), "draws"], perfect)}

## Table 2 of DDPM on two moons

What is asked for, and how an error counts; everything else is as above.

${table(objectives)}
`;
  writeFileSync(new URL("results/toy.md", `file://${process.cwd()}/bench/`), text);
  console.log(text);
}

const NAMES = { epsilon: "ε", sample: "x₀", v_prediction: "v", mean: "μ̃" } as const;

function learned(dots: Dots, objective: Objective) {
  const learner = new Learner({ dots, objective, seed: SEED });
  const before = process.cpuUsage().user;
  for (let step = 0; step < STEPS; step++) learner.advance();
  const seconds = (process.cpuUsage().user - before) / 1e6;
  const { targets, embeddings, average } = learner;
  const excess = excessByTenth(new Measure(dots, targets, embeddings, 200, 512).of(average));
  const denoise = networkDenoiser(average, embeddings, POINTS);
  const distances = Object.values(CHAINS).map((sampler) => distance(endOf({ objective, denoise }, sampler), dots));
  return { seconds, excess, distances };
}

function perfectOf(dots: Dots) {
  const objective: Objective = { ...USUAL, prediction: "sample" };
  return { objective, denoise: exactDenoiser(dots, networkOf(processOf(objective)).schedule.alphasCumprod) };
}

function endOf(
  { objective, denoise }: { objective: Objective; denoise: Denoiser },
  sampler: SamplerSpec,
): Float32Array {
  const chain = { process: processOf(objective), sampler, seed: seedOf(SEED), count: POINTS };
  return pathsOf(chain, denoise, 2).clouds.at(-1)!;
}

const distance = (cloud: Float32Array, dots: Dots) => kernelDistance(cloud, dots).toFixed(3);

function table(rows: readonly ({ readonly name: string } & ReturnType<typeof learned>)[]): string {
  const tenths = Array.from({ length: 10 }, (_, i) => `${100 * i + 1}–`);
  return rowsOf(
    ["", ...tenths, ...Object.keys(CHAINS)],
    rows.map(({ name, excess, distances }) => [name, ...excess.map((share) => percent(100 * share)), ...distances]),
  );
}

const percent = (value: number) => `${value < 100 ? value.toFixed(1) : Math.round(value)} %`;

function rowsOf(head: readonly string[], rows: readonly (readonly string[])[]): string {
  return [head, head.map(() => "---"), ...rows].map((row) => `| ${row.join(" | ")} |`).join("\n");
}
