/** The tables of bench/results/README.md, from the same numbers as its JSON files. */
import type { summariseBits } from "./quality-bits.ts";
import type { summariseRoundTrip } from "./quality-round-trip.ts";
import type { summariseSteps } from "./quality-steps.ts";

export interface About {
  readonly date: string;
  readonly machine: string;
  readonly model: string;
  readonly sha256: string;
}

interface Results {
  readonly bits: ReturnType<typeof summariseBits>;
  readonly roundTrip: ReturnType<typeof summariseRoundTrip>;
  readonly steps: ReturnType<typeof summariseSteps>;
}

export function page(about: About, { bits, roundTrip, steps }: Results): string {
  return [
    "# What `npm run bench:quality` measured",
    "Written by the bench; the numbers behind it are the JSON files beside it. What they show, and where they don't, is in [findings.md](findings.md).",
    `${about.date} · ${about.machine} · model ${about.model}, unet.onnx sha256 \`${about.sha256.slice(0, 16)}…\``,
    bits ? bitsSection(bits) : "",
    bits ? rateSection(bits) : "",
    roundTripSection(roundTrip),
    stepsSection(steps),
    guessSection(steps),
  ]
    .filter(Boolean)
    .join("\n\n")
    .concat("\n");
}

function bitsSection(bits: NonNullable<Results["bits"]>): string {
  return [
    "## Bits/dim of the held-out faces",
    `${bits.pictures} pictures (src/rooms/bench/real/faces-32.png, all of them). t is sampled: of each picture's 1000 terms L₀ and ${bits.waves} others were taken, ${bits.evaluations} evaluations in all; ± is one standard error over the draw. x̂₀ is clipped. Mean squared error of ε over all t: ${bits.epsilonMse.toFixed(4)}.`,
    table(
      ["Σ", "bits/dim", "of which L₀", "L₁ … L_{T−1}", "L_T"],
      bits.variances.map((each) => [
        each.sigma,
        `${each.bitsPerDim.toFixed(3)} ± ${each.standardError.toFixed(3)}`,
        each.l0.toFixed(3),
        each.betweenL0AndLT.toFixed(3),
        bits.prior.toExponential(1),
      ]),
    ),
  ].join("\n\n");
}

function rateSection(bits: NonNullable<Results["bits"]>): string {
  return [
    "## Rate and distortion",
    `As in DDPM's table 4: the rate is what is sent until x_t is known, with t = 1000 − reverse steps + 1 (same sampled terms as above, bits/dim); the distortion is the root mean squared error of x̂₀(x_t) on the 0–255 scale, mean of ${bits.pictures} pictures at exactly that t. (The paper's CIFAR-10 model: 1.78 bits/dim and 0.95 after all 1000.)`,
    table(
      ["reverse steps", "rate, fixed small", "rate, learned Σ", "distortion"],
      bits.rateDistortion.map((each) => [
        each.reverseStep,
        each.rateFixedSmall.toFixed(5),
        each.rateLearned.toFixed(5),
        each.distortion.toFixed(2),
      ]),
    ),
  ].join("\n\n");
}

function roundTripSection(rows: Results["roundTrip"]): string {
  return [
    "## DDIM there and back",
    "x₀ → x_T → x₀ in S steps each way (diffusers' form, uniform τ, nothing clipped), held-out faces; mean squared error a value on the [0, 1] scale. Beside it table 2 of the DDIM paper: another model and other pictures (CIFAR-10), so only the shape compares.",
    table(
      ["S", "pictures", "error", "DDIM, table 2"],
      rows.map((row) => [
        row.steps,
        row.pictures,
        `${row.mse.toPrecision(2)} ± ${row.standardError.toPrecision(1)}`,
        row.paper ?? "",
      ]),
    ),
  ].join("\n\n");
}

function stepsSection({ reference, real, cells }: Results["steps"]): string {
  const counts = [...new Set(cells.map((cell) => cell.steps))].sort((a, b) => a - b);
  const samplers = [...new Set(cells.map((cell) => cell.sampler))];
  const row = (of: (cell: (typeof cells)[number]) => string) => (sampler: string) => [
    sampler,
    ...counts.map((steps) => {
      const cell = cells.find((each) => each.sampler === sampler && each.steps === steps);
      return cell ? of(cell) : "not run";
    }),
  ];
  return [
    "## Quality against steps",
    `**This is not FID.** The features are a fixed random convolutional network's (src/diffusion/random-features.ts), the reference ${reference.pictures} faces (${reference.source}), and a cell has as many samples as it says. First the squared kernel distance, unbiased, ± one standard error (jackknife); 0 is as good as real faces.`,
    table(
      ["sampler", ...counts.map((steps) => `${steps} steps`)],
      samplers.map(row((cell) => `${cell.distance.toFixed(3)} ± ${cell.standardError.toFixed(3)} (${cell.pictures})`)),
    ),
    `Real, held-out faces by the same measure: ${real.map((each) => `${each.distance.toFixed(3)} ± ${each.standardError.toFixed(3)} (${each.pictures})`).join(", ")}.`,
    "All samplers start from the same x_T and draw the same noise, picture by picture, so how much farther one is than another can be known better than either. Over learned Σ with as many steps:",
    table(
      ["sampler", ...counts.map((steps) => `${steps} steps`)],
      samplers
        .filter((sampler) => sampler !== "DDPM, learned Σ")
        .map(
          row(({ overLearned }) =>
            overLearned
              ? `${overLearned.distance.toFixed(3)} ± ${overLearned.standardError.toFixed(3)}`
              : "learned not run",
          ),
        ),
    ),
    "Then the squared Fréchet distance in the same features, which is biased upwards for few pictures:",
    table(
      ["sampler", ...counts.map((steps) => `${steps} steps`)],
      samplers.map(row((cell) => `${cell.frechet.toFixed(2)} (${cell.pictures})`)),
    ),
    `Real, held-out faces: ${real.map((each) => `${each.frechet.toFixed(2)} (${each.pictures})`).join(", ")}.`,
  ].join("\n\n");
}

function guessSection({ cells }: Results["steps"]): string {
  const longest = Math.max(...cells.map((cell) => cell.steps));
  const shown = cells.filter((cell) => cell.steps === longest || cell.steps === 100);
  if (shown.length === 0) return "";
  return [
    "## x̂₀ on the way",
    "The kernel distance of x̂₀ after each tenth of the reverse steps (the curves of DDPM's figure 10), same samples.",
    table(
      ["sampler", "steps", ...Array.from({ length: 10 }, (_, i) => `${10 * (i + 1)} %`)],
      shown.map((cell) => [
        cell.sampler,
        `${cell.steps} (${cell.pictures})`,
        ...cell.guesses.map((guess) => guess.distance.toFixed(guess.distance < 1 ? 3 : 2)),
      ]),
    ),
  ].join("\n\n");
}

function table(head: readonly string[], rows: readonly (readonly (string | number)[])[]): string {
  const line = (cells: readonly (string | number)[]) => `| ${cells.join(" | ")} |`;
  return [line(head), line(head.map(() => "---")), ...rows.map(line)].join("\n");
}
