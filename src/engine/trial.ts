/** Engines put to the test, one after the other: each opened, asked a question with a known answer, and timed. */
import { wordsOf } from "../bytes/words-of.ts";
import type { Said } from "../formats/words/said.ts";
import { Fault, isTooLarge } from "../models/fault.ts";
import type { Denoiser } from "./denoiser.ts";
import { type Engine, type Network, Refusal, type Telling } from "./engine.ts";
import type { EngineTraits, EngineWish, Rejection } from "./info.ts";
import { type SelfCheck, selfCheck } from "./selfcheck.ts";
import { stepTime } from "./step-time.ts";

/** Between tries to fetch what an engine needs. */
const PAUSES_MS = [1000, 4000];
/** A processor compiles nothing at its first step: one of so long says enough. */
const LONG_MS = 1000;

/** An engine that has answered rightly. */
export interface Proven {
  readonly engine: Engine;
  readonly denoiser: Denoiser;
  readonly check: SelfCheck;
  /** Its warm step of one picture. */
  readonly stepMs: number;
}

export class Trial {
  readonly rejected: Rejection[];
  readonly #network: Network;
  readonly #how: Pick<EngineWish, "tune">;
  readonly #told: Telling;
  readonly #now: () => number;
  readonly #pauses: readonly number[];

  /**
   * @param wish what was passed over before, and whether kernels may be timed
   * @param told which engine is tried, and when its shaders compile for the self-check
   * @param pauses milliseconds between tries to fetch what one needs
   */
  constructor(
    network: Network,
    { rejected = [], tune }: Pick<EngineWish, "rejected" | "tune">,
    told: Telling,
    now: () => number,
    pauses: readonly number[] = PAUSES_MS,
  ) {
    this.#network = network;
    this.rejected = [...rejected];
    this.#how = tune ? { tune } : {};
    this.#told = told;
    this.#now = now;
    this.#pauses = pauses;
  }

  /** Null where it is passed over, with the reason among the rejected and nothing of it left. */
  async prove(engine: Engine): Promise<Proven | null> {
    const { manifest } = this.#network;
    let denoiser: Denoiser | null = null;
    try {
      this.#told("engine");
      denoiser = await this.#open(engine);
      this.#told("self-check");
      const begun = this.#now();
      const check = await selfCheck(denoiser, manifest, 1);
      const took = this.#now() - begun;
      const isTimed = engine.device === "cpu" && took >= LONG_MS;
      return { engine, denoiser, check, stepMs: isTimed ? took : await stepTime(denoiser, manifest, this.#now) };
    } catch (error) {
      await denoiser?.dispose().catch(() => {}); // why it goes is told by the first error
      if (isNetworks(error)) throw ofNetwork(error);
      this.reject(engine, reasonOf(error), detailOf(error), error instanceof Refusal ? error.said : undefined);
      return null;
    }
  }

  /** What could not be fetched says nothing of the engine: it is asked for again. */
  async #open(engine: Engine): Promise<Denoiser> {
    for (const pause of this.#pauses) {
      try {
        return await engine.open(this.#network, this.#told, this.#how);
      } catch (error) {
        if (!isNetworks(error)) throw error;
        await new Promise((resolve) => setTimeout(resolve, pause));
      }
    }
    return engine.open(this.#network, this.#told, this.#how);
  }

  reject(engine: Engine, reason: Rejection["reason"], detail: string, said?: Said): void {
    this.rejected.push({ ...traitsOf(engine), reason, detail, ...(said && { said }) });
  }
}

export function traitsOf({ name, label, device }: EngineTraits): EngineTraits {
  return { name, label, device };
}

/** What browsers say of a module, or of a file that one asks for, that could not be fetched. */
const UNFETCHED = /dynamically imported module|importing a module script|failed to fetch|networkerror|load failed/i;

function isNetworks(error: unknown): boolean {
  if (error instanceof Fault && ["download-failed", "checksum-mismatch"].includes(error.code)) return true;
  return !(error instanceof Refusal) && UNFETCHED.test(detailOf(error));
}

function ofNetwork(error: unknown): Fault {
  if (error instanceof Fault && error.code !== "model-incompatible") return error;
  return new Fault("download-failed", "a part of the engine could not be fetched", detailOf(error));
}

function reasonOf(error: unknown): Rejection["reason"] {
  if (error instanceof Refusal) return error.reason;
  if (isTooLarge(error)) return "no-memory";
  if (error instanceof Fault && error.code === "self-check-failed") return "self-check-failed";
  return "session-failed";
}

function detailOf(error: unknown): string {
  const detail = error instanceof Fault ? error.detail : undefined;
  return detail ? `${wordsOf(error)} (${detail})` : wordsOf(error);
}
