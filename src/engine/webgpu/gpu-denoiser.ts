/** A network on the GPU, whichever engine evaluates it: x, the steps, the noise and the pictures are ours. */
import type { Denoiser, NetworkShape } from "../denoiser.ts";
import type { Bind } from "./bound.ts";
import type { Device } from "./device.ts";
import { GpuExecutor } from "./executor-gpu.ts";
import { Flight } from "./flight.ts";
import { GpuEvaluator } from "./gpu-evaluator.ts";
import { makeKernels } from "./gpu-kernels.ts";
import { Places } from "./places.ts";

/**
 * @param device destroyed with the denoiser
 * @param bind all that the engine itself has to say: how the network runs on given buffers
 * @param release frees what the engine holds, when no work is left on the device
 * @param reserve makes room for a batch before it is bound, where the engine itself needs some
 */
export function gpuDenoiser(
  device: Device,
  shape: NetworkShape,
  bind: Bind,
  release: () => Promise<void> = async () => {},
  reserve: Denoiser["reserve"] = async () => {},
): Denoiser {
  const flight = new Flight();
  const kernels = makeKernels(device.gpu, shape);
  const places = new Places(device.gpu, shape, bind);
  const evaluator = new GpuEvaluator(device, shape, bind, reserve, flight);
  return {
    shape,
    adapter: device.adapter.name,
    software: device.adapter.software,
    features: device.features,
    threads: 1,
    evaluate: (x, timestep, labels) => evaluator.evaluate(x, timestep, labels),
    reserve,
    executor: (lanes, marked) => new GpuExecutor({ device, shape, kernels, flight, places }, lanes, marked),
    capacity: () => device.guard(flight.capacity()),
    dispose: async () => {
      await flight.idle();
      evaluator.dispose();
      places.dispose();
      await release();
      device.destroy();
    },
  };
}
