/** What the worker does: trains in short slices, between which it hears what is asked, and answers. */
import { wordsOf } from "../../../bytes/words-of.ts";
import { seedOf } from "../../../diffusion/seed.ts";
import { networkDenoiser, pathsOf } from "./cloud.ts";
import { kernelDistance } from "./distance.ts";
import { Learner, type Task } from "./learner.ts";
import { AROUND, logLikelihoods } from "./likelihood.ts";
import { Measure } from "./measure.ts";
import { processOf } from "./objective.ts";
import type { Event, Request } from "./protocol.ts";

/** How long nobody is heard at the most. */
const SLICE_MS = 24;
/** How often it is told how far it is. */
const TELL_MS = 400;
/** Moments of a path that are kept. */
const MOMENTS = 61;
const LEVELS = 50;
const DRAWS = 64;

interface Parts {
  post(event: Event): void;
  /** Lets messages in. */
  breathe(): Promise<void>;
  /** Milliseconds. */
  now(): number;
}

export class Service {
  readonly #parts: Parts;
  #task: Task | null = null;
  #number = 0;
  #learner: Learner | null = null;
  #measure: Measure | null = null;
  #until = 0;
  #milliseconds = 0;
  #training = false;

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  /** Resolves when there is nothing left to do for it. */
  async handle(request: Request): Promise<void> {
    try {
      await this.#answer(request);
    } catch (error) {
      this.#until = 0;
      this.#parts.post({ kind: "failed", message: wordsOf(error) });
    }
  }

  async #answer(request: Request): Promise<void> {
    switch (request.kind) {
      case "begin":
        return this.#begin(request);
      case "train":
        this.#until = request.until;
        if (!this.#training) await this.#train();
        return;
      case "hold":
        this.#until = 0;
        return;
      case "sample":
        return this.#sample(request);
      case "weigh":
        return this.#weigh(request);
    }
  }

  #begin({ task, number, from }: Extract<Request, { kind: "begin" }>): void {
    this.#task = task;
    this.#number = number;
    this.#learner = new Learner(task, from?.learned);
    const { targets, embeddings } = this.#learner;
    this.#measure = new Measure(task.dots, targets, embeddings, LEVELS, DRAWS);
    this.#until = 0;
    this.#milliseconds = 1000 * (from?.seconds ?? 0);
    this.#tell(true);
  }

  async #train(): Promise<void> {
    const { now, breathe } = this.#parts;
    this.#training = true;
    let told = now();
    try {
      // Another task may have begun in between: what is trained is always what there is.
      while (this.#learner && this.#learner.step < this.#until) {
        const begun = now();
        while (this.#learner.step < this.#until && now() - begun < SLICE_MS) this.#learner.advance();
        this.#milliseconds += now() - begun;
        if (now() - told > TELL_MS && this.#learner.step < this.#until) {
          this.#tell(false);
          told = now();
        }
        await breathe();
      }
    } finally {
      this.#training = false;
    }
    this.#tell(true);
  }

  #tell(held: boolean): void {
    const [learner, measure] = [this.#learner!, this.#measure!];
    const { learned } = learner;
    this.#parts.post({
      kind: "trained",
      number: this.#number,
      step: learner.step,
      seconds: this.#milliseconds / 1000,
      weights: learned.average,
      learned,
      losses: measure.of(learner.average),
      held,
    });
  }

  #sample({ id, chains, count }: Extract<Request, { kind: "sample" }>): void {
    const begun = this.#parts.now();
    const { task, process, denoise } = this.#network(count);
    const seed = seedOf(task.seed);
    const paths = chains.map((sampler) => pathsOf({ process, sampler, seed, count }, denoise, MOMENTS));
    const distances = paths.map(({ clouds }) => kernelDistance(clouds.at(-1)!, task.dots));
    this.#parts.post({ kind: "sampled", id, paths, distances, took: this.#parts.now() - begun });
  }

  #weigh({ id, places }: Extract<Request, { kind: "weigh" }>): void {
    const begun = this.#parts.now();
    const { process, denoise } = this.#network((AROUND * places.length) / 2);
    const found = logLikelihoods(places, process, denoise);
    this.#parts.post({ kind: "weighed", id, logLikelihoods: found, took: this.#parts.now() - begun });
  }

  /** The network as it is now, for so many points. */
  #network(count: number) {
    const [task, learner] = [this.#task, this.#learner];
    if (!task || !learner) throw new Error("there is no network to ask yet: begin first");
    const denoise = networkDenoiser(learner.average, learner.embeddings, count);
    return { task, process: processOf(task.objective), denoise };
  }
}
