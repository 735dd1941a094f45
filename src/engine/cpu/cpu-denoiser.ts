/** A network on the CPU, whatever evaluates it. */
import type { Denoiser, NetworkShape } from "../denoiser.ts";
import { CpuExecutor } from "./executor-cpu.ts";

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
    software: false,
    features: [],
    evaluate,
    reserve: async () => {},
    executor: (lanes, marked) => new CpuExecutor(shape, lanes, evaluate, marked),
    capacity: async () => {},
    dispose: release,
  };
}
