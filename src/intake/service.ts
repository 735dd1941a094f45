/** The worker's side of the conversation: one model, from its files to the library. */
import { wordsOf } from "../bytes/words-of.ts";
import { getThrough } from "../courier/client.ts";
import { FetchProblem } from "../courier/problem.ts";
import { Refusal } from "../formats/refusal.ts";
import { type Files, removeAll, StorageProblem } from "../library/files.ts";
import { Fault } from "../models/fault.ts";
import { fetchAll } from "./fetch.ts";
import { Intake, type Means } from "./intake.ts";
import { fetchFailure, type IntakeEvent, type IntakeFailure, type IntakeRequest, type Progress } from "./protocol.ts";

export interface ServiceMeans extends Omit<Means, "told"> {
  /** Where files that are fetched wait. */
  readonly downloads: () => Promise<Files>;
  /** False where another tab fetches; else nobody does until this worker ends. */
  readonly fetchesAlone: () => Promise<boolean>;
  readonly wait: (seconds: number) => Promise<void>;
}

class Elsewhere extends Error {}

export class IntakeService {
  readonly #means: () => Promise<ServiceMeans>;
  readonly #post: (event: IntakeEvent) => void;
  #intake: Promise<Intake> | null = null;
  #examining: AbortController | null = null;
  /** What was fetched is this worker's, and nobody's where it fetched nothing. */
  #fetched: Files | null = null;

  constructor(means: () => Promise<ServiceMeans>, post: (event: IntakeEvent) => void) {
    this.#means = means;
    this.#post = post;
  }

  /** Whatever goes wrong is told. */
  async hear(request: IntakeRequest): Promise<void> {
    try {
      const event = await this.#answer(request);
      if (event) this.#post(event);
    } catch (error) {
      this.#post({ kind: "failed", failure: failureOf(error) });
    }
  }

  /** Null where there is nothing to say. */
  async #answer(request: IntakeRequest): Promise<IntakeEvent | null> {
    if (request.kind === "stop-examining") {
      this.#examining?.abort();
      return null;
    }
    if (request.kind === "open" || request.kind === "fetch") {
      this.#intake = request.kind === "open" ? this.#open(request) : this.#fetch(request);
      return { kind: "described", description: await (await this.#intake).describe(request.answers) };
    }
    if (!this.#intake) throw new Error(`"${request.kind}" before any files`);
    const intake = await this.#intake;
    if (request.kind === "describe") return { kind: "described", description: await intake.describe(request.answers) };
    if (request.kind === "examine") return this.#examine(intake, request);
    const card = await intake.add(request.title, request.answers);
    await this.#forgetFetched();
    return { kind: "added", card };
  }

  /** Null where it was stopped. */
  async #examine(
    intake: Intake,
    { answers, pictures }: Extract<IntakeRequest, { kind: "examine" }>,
  ): Promise<IntakeEvent | null> {
    this.#examining = new AbortController();
    const { signal } = this.#examining;
    try {
      const findings = await intake.examine(answers, pictures, signal);
      const { measured } = intake;
      return { kind: "examined", findings, measured, description: await intake.describe(answers) };
    } catch (error) {
      if (signal.aborted) return null;
      throw error;
    }
  }

  async #open({ files, measured }: Extract<IntakeRequest, { kind: "open" }>): Promise<Intake> {
    return Intake.open(files, { ...(await this.#means()), told: this.#told }, measured && { measured });
  }

  async #fetch({ order, port, measured }: Extract<IntakeRequest, { kind: "fetch" }>): Promise<Intake> {
    const means = await this.#means();
    if (!(await means.fetchesAlone())) throw new Elsewhere();
    const { token, address, licence } = order;
    const [downloads, told] = [await means.downloads(), this.#told];
    this.#fetched = downloads;
    const from = { get: getThrough(port), token, files: downloads, told, wait: means.wait };
    const { files, hashes } = await fetchAll(order.files, from);
    return Intake.open(
      files,
      { ...means, told },
      { ...(measured && { measured }), origin: { address, licence, hashes } },
    );
  }

  /** The model is there by now: where this fails, whoever fetches next does it. */
  async #forgetFetched(): Promise<void> {
    try {
      if (this.#fetched) await removeAll(this.#fetched);
    } catch (error) {
      console.warn("what was fetched was not cleared away", error);
    }
  }

  readonly #told = (progress: Progress) => this.#post({ kind: "progress", ...progress });
}

function failureOf(error: unknown): IntakeFailure {
  if (error instanceof Refusal) return { code: "refused", message: error.message, said: error.said };
  if (error instanceof Elsewhere) return { code: "elsewhere", message: "" };
  if (error instanceof FetchProblem) return fetchFailure(error);
  if (error instanceof StorageProblem) return { code: error.code, message: error.message };
  const unfetched = error instanceof Fault && error.code === "download-failed";
  return { code: unfetched ? "runtime" : "internal", message: wordsOf(error) };
}
