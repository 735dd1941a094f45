/**
 * Finds the engine that runs a model here, by what each one does. The first that is right and fast is opened
 * alone, so that nobody downloads what would not run; where it is slow, the next is timed against it. What was
 * found is kept for the next visit. All of this happens before a model is there to run: never under a run.
 */
import { Fault } from "../models/fault.ts";
import type { Denoiser } from "./denoiser.ts";
import type { Engine, Network, Telling } from "./engine.ts";
import type { EngineInfo, EngineWish, Rejection } from "./info.ts";
import type { Memory, Remembered } from "./memory.ts";
import { type Proven, Trial, traitsOf } from "./trial.ts";
import type { Adapter } from "./webgpu/adapter.ts";

/** At this pace 1000 steps take 20 s: no other engine is looked for. */
const FAST_MS = 20;
/** How many times as fast a later one has to be to take the place of one before it. */
const GAIN = 1.3;
/** A reason that may be gone at the next visit: nothing is remembered then. */
const PASSING: readonly Rejection["reason"][] = ["device-failed", "session-failed"];

/** What is chosen among and by. */
export interface Place {
  /** In the order they are tried. */
  readonly engines: readonly Engine[];
  readonly adapter: Adapter | null;
  readonly memory: Memory;
  readonly now: () => number;
  /** Milliseconds between tries to fetch what an engine needs; a few seconds where not said. */
  readonly pauses?: readonly number[];
}

export interface RunningEngine {
  readonly denoiser: Denoiser;
  readonly info: EngineInfo;
}

/**
 * @param told which engine is tried, and when its shaders compile for the self-check
 * @throws Fault "no-engine" or "self-check-failed" naming every engine's reason; "download-failed" where what an engine
 * needs could not be fetched, which says nothing of this machine.
 */
export async function openEngine(
  place: Place,
  network: Network,
  wish: EngineWish,
  told: Telling,
): Promise<RunningEngine> {
  const trial = new Trial(network, wish, told, place.now, place.pauses);
  const named = place.engines.filter(({ name, label }) => name === wish.only || label.toLowerCase() === wish.only);
  const engines = (named.length > 0 ? named : inOrder(place)).filter(({ name }) => !includes(trial.rejected, name));
  const key = `${network.manifest.id}, ${place.adapter?.name ?? "no adapter"}`;
  const kept = named.length > 0 ? null : await place.memory.get(key);
  const found =
    named.length > 0
      ? await first(engines, trial)
      : ((wish.prefer === kept?.name ? null : await preferred(place, engines, wish, trial)) ??
        (await remembered(kept, engines, trial)) ??
        (await fastest(place, engines, key, trial)));
  if (!found) throw noEngine(trial.rejected);
  const { engine, denoiser, check, stepMs } = found;
  const { adapter, software, features, threads, halves } = denoiser;
  const { rejected } = trial;
  const untried = engines.filter((other) => other !== engine && !includes(rejected, other.name)).map(traitsOf);
  const facts = { adapter, software, features, threads, ...(halves && { halves }), stepMs, selfCheck: check };
  return { denoiser, info: { ...traitsOf(engine), ...facts, rejected, untried } };
}

/** Where a processor would have to play the GPU, it goes first as what it is. */
function inOrder({ engines, adapter }: Place): readonly Engine[] {
  if (!adapter?.software) return engines;
  return [...engines.filter(({ device }) => device === "cpu"), ...engines.filter(({ device }) => device === "gpu")];
}

const isPlayed = ({ adapter }: Place, { device }: Engine) => device === "gpu" && adapter?.software === true;

const includes = (rejected: readonly Rejection[], name: string) => rejected.some((other) => other.name === name);

async function first(engines: readonly Engine[], trial: Trial): Promise<Proven | null> {
  for (const engine of engines) {
    const proven = await trial.prove(engine);
    if (proven) return proven;
  }
  return null;
}

async function preferred(
  place: Place,
  engines: readonly Engine[],
  { prefer }: EngineWish,
  trial: Trial,
): Promise<Proven | null> {
  return first(
    engines.filter((engine) => engine.name === prefer && !isPlayed(place, engine)),
    trial,
  );
}

async function remembered(kept: Remembered | null, engines: readonly Engine[], trial: Trial): Promise<Proven | null> {
  if (!kept) return null;
  const proven = await first(
    engines.filter(({ name }) => name === kept.name),
    trial,
  );
  if (proven) trial.rejected.push(...kept.rejected.filter(({ name }) => !includes(trial.rejected, name)));
  return proven;
}

async function fastest(place: Place, engines: readonly Engine[], key: string, trial: Trial): Promise<Proven | null> {
  let best: Proven | null = null;
  for (const engine of engines) {
    if (includes(trial.rejected, engine.name)) continue; // it was preferred or remembered, and failed
    if (best && best.stepMs <= FAST_MS) break;
    if (best && isPlayed(place, engine)) trial.reject(engine, "software-adapter", place.adapter?.name ?? "");
    else best = await faster(best, await trial.prove(engine), trial);
  }
  const { rejected } = trial;
  const lasting = !rejected.some(({ reason }) => PASSING.includes(reason));
  if (best && lasting) await place.memory.set(key, { name: best.engine.name, rejected });
  return best;
}

/** The one of two that is to run; the other's memory is freed, and by how much it was slower is told. */
async function faster(before: Proven | null, next: Proven | null, trial: Trial): Promise<Proven | null> {
  if (!before || !next) return before ?? next;
  const [best, other] = before.stepMs >= GAIN * next.stepMs ? [next, before] : [before, next];
  await other.denoiser.dispose();
  trial.reject(other.engine, "slower", `${stepOf(other)}; ${stepOf(best)}`);
  return best;
}

const stepOf = ({ engine, stepMs }: Proven) => `a step takes ${engine.name} ${stepMs.toPrecision(3)} ms`;

function noEngine(rejected: readonly Rejection[]): Fault {
  const why = rejected.map(({ name, detail }) => `${name}: ${detail}`).join("; ");
  const wrong = rejected.some(({ reason }) => reason === "self-check-failed");
  return new Fault(wrong ? "self-check-failed" : "no-engine", `no engine runs this model here: ${why}`);
}
