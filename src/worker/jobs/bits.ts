/**
 * The variational bound of some pictures, term by term: each turn is one evaluation of a micro-batch
 * of (picture, t) pairs, and every pair gives its term under all three variances.
 */
import { wordsOf } from "../../bytes/words-of.ts";
import { type BitsWork, bitsTerm, bitsWork, priorBits, termNoise } from "../../diffusion/likelihood.ts";
import { drawTerms } from "../../diffusion/likelihood-estimate.ts";
import { drawnTerms } from "../../diffusion/likelihood-stretches.ts";
import { noised } from "../../diffusion/noised.ts";
import { seedOf } from "../../diffusion/seed.ts";
import { type Denoiser, pictureSize, unnamed } from "../../engine/denoiser.ts";
import type { Check } from "../../engine/selfcheck.ts";
import { Fault, isTooLarge } from "../../models/fault.ts";
import type { BitsSpec, BitsTerm } from "../protocol.ts";
import { failureOf } from "./failure.ts";
import type { Job, Means, Tell } from "./job.ts";
import { SIZES } from "./micro-batches.ts";
import { Pacer } from "./pacer.ts";

interface Pair {
  readonly work: BitsWork;
  readonly picture: number;
}

export class BitsJob implements Job {
  over = false;
  readonly #denoiser: Denoiser;
  readonly #pictures: readonly Float32Array[];
  readonly #label: number;
  readonly #first: number;
  readonly #seed: Seed;
  readonly #check: Check;
  readonly #tell: Tell;
  readonly #pairs: readonly Pair[];
  readonly #prior: readonly number[];
  readonly #pacer = new Pacer(0);
  #taken = 0;
  #timed = false;
  /** As many at once as there is room for. */
  #most: number;

  /** @throws Fault "bad-request" or RangeError for pictures, a class, steps, a number of terms or a seed that can't be used. */
  constructor(spec: BitsSpec, { denoiser, process, check }: Means, tell: Tell) {
    const D = pictureSize(denoiser.shape);
    const wrong = spec.pictures.find(({ length }) => length !== D);
    if (wrong) throw new Fault("bad-request", `a picture of ${wrong.length} values; expected ${D}`);
    if (spec.pictures.length === 0) throw new Fault("bad-request", "no picture to measure; expected 1 or more");
    const { classes } = denoiser.shape;
    const { label = unnamed(denoiser.shape) } = spec;
    if (label > classes) throw new Fault("bad-request", `class ${label} of a network that knows ${classes}`);
    this.#denoiser = denoiser;
    this.#most = SIZES.find((size) => size <= (denoiser.atOnce ?? SIZES[0])) ?? 1;
    this.#label = label;
    this.#first = spec.first ?? 0;
    this.#pictures = spec.pictures;
    this.#seed = seedOf(spec.seed);
    this.#check = check;
    this.#tell = tell;
    this.#taken = spec.taken ?? 0;
    const all = bitsWork(process, spec.steps, spec.clip);
    this.#prior = spec.pictures.map((picture) => priorBits(all[0]!, picture));
    this.#pairs = spec.stretched ? stretchedPairs(spec, all, this.#seed) : sharedPairs(spec, all, this.#seed);
  }

  get ready(): boolean {
    return !this.over;
  }

  async turn(): Promise<void> {
    const left = this.#pairs.length - this.#taken;
    if (left === 0) return this.#finish(); // another worker took the last, and went before it could say so
    const batch = SIZES.find((size) => size <= Math.min(left, this.#most)) ?? 1;
    try {
      await this.#denoiser.reserve(batch);
    } catch (error) {
      if (!isTooLarge(error) || batch === 1) throw error;
      this.#most = SIZES.find((size) => size < batch)!;
      this.#tell({ kind: "divided", asked: batch, atOnce: this.#most, detail: wordsOf(error) });
      return;
    }
    await this.#check(batch, () => this.#tell({ kind: "compiling", batch }));
    if (this.over) return;
    // What went by until here, waiting for others and for the engine's answer, is no pace of its own.
    if (!this.#timed) this.#pacer.restart();
    this.#timed = true;
    const pairs = this.#pairs.slice(this.#taken, this.#taken + batch);
    const D = pictureSize(this.#denoiser.shape);
    const x = new Float32Array(batch * D);
    const noises = pairs.map(({ work, picture }, i) => {
      const epsilon = termNoise(work, this.#seed, this.#first + picture, D);
      x.set(noised(work, this.#pictures[picture]!, epsilon), i * D);
      return epsilon;
    });
    const m = await this.#denoiser.evaluate(
      x,
      Float32Array.from(pairs, ({ work }) => work.timestep),
      new Float32Array(batch).fill(this.#label),
    );
    if (this.over) return;
    const outputs = m.length / batch;
    const terms = pairs.map(({ work, picture }, i): BitsTerm => {
      const xt = x.subarray(i * D, (i + 1) * D);
      const output = m.subarray(i * outputs, (i + 1) * outputs);
      const term = bitsTerm(work, this.#pictures[picture]!, xt, noises[i]!, output);
      const found = Number.isFinite(term.fixedSmall + term.fixedLarge + (term.learned ?? 0));
      if (!found) throw new Fault("not-finite", `the term of t = ${work.t} of picture ${picture} is not finite`);
      return { picture, ...term };
    });
    this.#taken += batch;
    this.#pacer.tick();
    const turnsLeft = Math.ceil((this.#pairs.length - this.#taken) / this.#most);
    const pace = { ...this.#pacer.read(turnsLeft), position: this.#taken, length: this.#pairs.length };
    this.#tell({ kind: "terms", terms, prior: this.#prior, pace });
    if (this.#taken === this.#pairs.length) this.#finish();
  }

  #finish(): void {
    this.over = true;
    this.#tell({ kind: "done", x: null });
  }

  cancel(): void {
    this.over = true;
  }

  fail(error: unknown): void {
    if (this.over) return;
    this.over = true;
    this.#tell({ kind: "failed", failure: failureOf(error) });
  }
}

type Seed = ReturnType<typeof seedOf>;

/** A term of every picture before the next term, so that an estimate grows for all of them alike. */
function sharedPairs({ pictures, sampled }: BitsSpec, all: readonly BitsWork[], seed: Seed): readonly Pair[] {
  return drawTerms(all, sampled, seed).flatMap((work) => pictures.map((_, picture) => ({ work, picture })));
}

/** All terms of a picture before the next picture. */
function stretchedPairs(
  { pictures, sampled, first = 0 }: BitsSpec,
  all: readonly BitsWork[],
  seed: Seed,
): readonly Pair[] {
  const K = all.length;
  const count = sampled === 0 ? K : Math.min(sampled, K);
  return pictures.flatMap((_, picture) =>
    drawnTerms(K, count, seed, first + picture).map(({ t }) => ({ work: all[K - t]!, picture })),
  );
}
