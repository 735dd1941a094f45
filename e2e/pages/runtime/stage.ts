/** Our kernels on a GPU, with a network that answers what a test wants it to. */
import { type NetworkShape, pictureSize, type Values } from "../../../src/engine/denoiser.ts";
import type { Bind } from "../../../src/engine/webgpu/bound.ts";
import { openDevice } from "../../../src/engine/webgpu/device.ts";
import type { GpuContext } from "../../../src/engine/webgpu/executor-gpu.ts";
import { Flight } from "../../../src/engine/webgpu/flight.ts";
import { makeKernels } from "../../../src/engine/webgpu/gpu-kernels.ts";
import { Places } from "../../../src/engine/webgpu/places.ts";

export interface Stage extends GpuContext {
  /** Values of one picture. */
  readonly D: number;
}

/** @param answer m of the step that is asked for, [B, outputs, H, W] */
export async function onStage<T>(
  shape: NetworkShape,
  answer: () => Values,
  use: (stage: Stage) => Promise<T>,
): Promise<T> {
  const device = await openDevice();
  const kernels = makeKernels(device.gpu, shape);
  const bind: Bind = ({ m }) => ({
    plan: () => {},
    step: async (_, commands) => {
      commands.submit();
      device.gpu.queue.writeBuffer(m, 0, answer());
    },
    dispose: () => {},
  });
  try {
    const places = new Places(device.gpu, shape, bind);
    return await use({ device, shape, kernels, flight: new Flight(), places, D: pictureSize(shape) });
  } finally {
    kernels.dispose();
    device.destroy();
  }
}
