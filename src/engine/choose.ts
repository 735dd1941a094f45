/** Finds the engine that runs a model here: one at a time, and each has to prove itself. */
import { Fault, wordsOf } from "../models/fault.ts";
import type { Denoiser } from "./denoiser.ts";
import { type Engine, type Network, Refusal } from "./engine.ts";
import type { EngineInfo, EngineTraits, EngineWish, Rejection } from "./info.ts";
import { type SelfCheck, selfCheck } from "./selfcheck.ts";

export interface RunningEngine {
  readonly denoiser: Denoiser;
  readonly info: EngineInfo;
}

/**
 * @param engines in the order they are tried
 * @param told which engine is tried, and when its shaders compile for the self-check
 * @throws Fault "no-engine" or "self-check-failed" naming every engine's reason.
 */
export async function openEngine(
  engines: readonly Engine[],
  network: Network,
  wish: EngineWish,
  told: (phase: "engine" | "self-check") => void,
): Promise<RunningEngine> {
  const rejected: Rejection[] = [...(wish.rejected ?? [])];
  const wanted = wantedOf(engines, wish);
  for (const [i, engine] of wanted.entries()) {
    try {
      const { denoiser, check } = await prove(engine, network, told);
      const { adapter, features, threads } = denoiser;
      const untried = wanted.slice(i + 1).map(traitsOf);
      const info = { ...traitsOf(engine), adapter, features, threads, selfCheck: check, rejected, untried };
      return { denoiser, info };
    } catch (error) {
      rejected.push({ ...traitsOf(engine), reason: reasonOf(error), detail: detailOf(error) });
    }
  }
  const why = rejected.map(({ name, detail }) => `${name}: ${detail}`).join("; ");
  throw new Fault(
    rejected.some(({ reason }) => reason === "self-check-failed") ? "self-check-failed" : "no-engine",
    `no engine runs this model here: ${why}`,
  );
}

function wantedOf(engines: readonly Engine[], { only, rejected = [] }: EngineWish): readonly Engine[] {
  const named = engines.filter(({ name, label }) => name === only || label.toLowerCase() === only);
  const passed = new Set(rejected.map(({ name }) => name));
  return (named.length > 0 ? named : engines).filter(({ name }) => !passed.has(name));
}

/** Opens an engine and asks it a question with a known answer; nothing of it is left where it fails. */
async function prove(
  engine: Engine,
  network: Network,
  told: (phase: "engine" | "self-check") => void,
): Promise<{ denoiser: Denoiser; check: SelfCheck }> {
  told("engine");
  const denoiser = await engine.open(network);
  try {
    told("self-check");
    return { denoiser, check: await selfCheck(denoiser, network.manifest, 1) };
  } catch (error) {
    await denoiser.dispose().catch(() => {}); // it is being passed over: why is told by the first error
    throw error;
  }
}

function traitsOf({ name, label, device }: EngineTraits): EngineTraits {
  return { name, label, device };
}

function reasonOf(error: unknown): Rejection["reason"] {
  if (error instanceof Refusal) return error.reason;
  if (error instanceof Fault && error.code === "self-check-failed") return "self-check-failed";
  return "session-failed";
}

function detailOf(error: unknown): string {
  const detail = error instanceof Fault ? error.detail : undefined;
  return detail ? `${wordsOf(error)} (${detail})` : wordsOf(error);
}
