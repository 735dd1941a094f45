/** The worker's side of the conversation: one model, from its files to the library. */
import { Refusal } from "../formats/refusal.ts";
import { StorageProblem } from "../library/files.ts";
import { wordsOf } from "../models/fault.ts";
import { Intake, type Means } from "./intake.ts";
import type { IntakeEvent, IntakeFailure, IntakeRequest } from "./protocol.ts";

export class IntakeService {
  readonly #means: () => Promise<Omit<Means, "told">>;
  readonly #post: (event: IntakeEvent) => void;
  #intake: Promise<Intake> | null = null;

  constructor(means: () => Promise<Omit<Means, "told">>, post: (event: IntakeEvent) => void) {
    this.#means = means;
    this.#post = post;
  }

  /** Whatever goes wrong is told. */
  async hear(request: IntakeRequest): Promise<void> {
    try {
      this.#post(await this.#answer(request));
    } catch (error) {
      this.#post({ kind: "failed", failure: failureOf(error) });
    }
  }

  async #answer(request: IntakeRequest): Promise<IntakeEvent> {
    if (request.kind === "open") {
      this.#intake = this.#open(request.files);
      return { kind: "described", description: await (await this.#intake).describe(request.answers) };
    }
    if (!this.#intake) throw new Error(`"${request.kind}" before any files`);
    const intake = await this.#intake;
    if (request.kind === "describe") return { kind: "described", description: await intake.describe(request.answers) };
    return { kind: "added", card: await intake.add(request.title, request.answers) };
  }

  async #open(files: ReadonlyMap<string, Blob>): Promise<Intake> {
    const told: Means["told"] = (progress) => this.#post({ kind: "progress", ...progress });
    return Intake.open(files, { ...(await this.#means()), told });
  }
}

function failureOf(error: unknown): IntakeFailure {
  if (error instanceof Refusal) return { code: "refused", message: error.message };
  if (error instanceof StorageProblem) return { code: error.code, message: error.message };
  return { code: "internal", message: wordsOf(error) };
}
