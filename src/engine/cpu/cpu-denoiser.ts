/** A network on the CPU, whatever evaluates it. */
import type { Denoiser, NetworkShape } from "../denoiser.ts";
import { CpuExecutor } from "./executor-cpu.ts";

/** Pixels, about, that keep a processor's threads busy: sixteen pictures of 32 × 32, one of 128 × 128 or larger. */
const BUSY = 16 * 32 * 32;

/**
 * @param evaluate all that the engine itself has to say
 * @param told how it names what it runs on, and how many threads that has
 * @param release frees what the engine holds
 */
export function cpuDenoiser(
  shape: NetworkShape,
  evaluate: Denoiser["evaluate"],
  told: Pick<Denoiser, "adapter" | "threads">,
  release: () => Promise<void> = async () => {},
): Denoiser {
  return {
    ...told,
    shape,
    atOnce: Math.max(1, Math.floor(BUSY / (shape.width * shape.height))),
    software: false,
    features: [],
    evaluate,
    reserve: async () => {},
    executor: (lanes, marked) => new CpuExecutor(shape, lanes, evaluate, marked),
    capacity: async () => {},
    dispose: release,
  };
}
