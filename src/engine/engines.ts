/** Finds the engine that runs a model here: one at a time, and each has to prove itself. */
import { Fault, wordsOf } from "../models/fault.ts";
import type { Denoiser } from "./denoiser.ts";
import { type EngineChoice, type EngineInfo, type EngineName, Refusal, type Rejection } from "./info.ts";
import type { Network } from "./ort/ort.ts";
import { plain } from "./ort/ort-assets.ts";
import { openWasm } from "./ort/ort-wasm.ts";
import { openWebGpu } from "./ort/ort-webgpu.ts";
import { selfCheck } from "./selfcheck.ts";

export interface Opened {
  readonly denoiser: Denoiser;
  readonly info: EngineInfo;
}

const ORDER: readonly EngineName[] = ["ort-webgpu", "ort-wasm"];
const MOST_THREADS = 8;

const open: Record<EngineName, (network: Network) => Promise<Denoiser>> = {
  "ort-webgpu": openWebGpu,
  "ort-wasm": (network) => openWasm(network, { threads: threads(), paths: plain }),
};

/**
 * Threads need shared memory, which a page only has when it is cross-origin isolated. Their number is part
 * of what has to be the same for a run to repeat bit for bit: 1, 2 and 3 threads were seen to give one
 * picture three different roundings.
 */
function threads(): number {
  return globalThis.crossOriginIsolated ? Math.min(MOST_THREADS, navigator.hardwareConcurrency || 1) : 1;
}

/**
 * @param told which engine is tried, and when its shaders compile for the self-check
 * @throws Fault "no-engine" naming every engine's reason.
 */
export async function openEngine(
  network: Network,
  choice: EngineChoice,
  told: (phase: "engine" | "self-check") => void,
): Promise<Opened> {
  const rejected: Rejection[] = [];
  for (const engine of choice === "auto" ? ORDER : [choice]) {
    let denoiser: Denoiser | null = null;
    try {
      told("engine");
      denoiser = await open[engine](network);
      told("self-check");
      const { adapter, features, threads: count } = denoiser;
      const check = await selfCheck(denoiser, network.manifest, 1);
      return { denoiser, info: { engine, adapter, features, threads: count, selfCheck: check, rejected } };
    } catch (error) {
      await denoiser?.dispose().catch(() => {}); // it is being passed over: why stands below
      rejected.push({ engine, reason: reasonOf(error), detail: detailOf(error) });
    }
  }
  const why = rejected.map(({ engine, detail }) => `${engine}: ${detail}`).join("; ");
  throw new Fault(
    rejected.some(isSelfCheck) ? "self-check-failed" : "no-engine",
    `no engine runs this model here: ${why}`,
  );
}

const isSelfCheck = ({ reason }: Rejection) => reason === "self-check-failed";

function reasonOf(error: unknown): Rejection["reason"] {
  if (error instanceof Refusal) return error.reason;
  if (error instanceof Fault && error.code === "self-check-failed") return "self-check-failed";
  return "session-failed";
}

function detailOf(error: unknown): string {
  const detail = error instanceof Fault ? error.detail : undefined;
  return detail ? `${wordsOf(error)} (${detail})` : wordsOf(error);
}
