/** Our two kernels, compiled once for a model's shape, and the table the noise reads. */
import { ROW_WGSL } from "../../diffusion/pack.ts";
import { tables } from "../../diffusion/quantiles.ts";
import { type NetworkShape, pictureSize } from "../denoiser.ts";
import { makeFilledBuffer, makePipeline } from "./gpu-objects.ts";
import level from "./kernels/level.wgsl?raw";
import noise from "./kernels/noise.wgsl?raw";
import packFrame from "./kernels/pack-frame.wgsl?raw";
import step from "./kernels/step.wgsl?raw";

export interface Kernel {
  readonly layout: GPUBindGroupLayout;
  readonly pipeline: GPUComputePipeline;
}

export interface Kernels {
  /** step.wgsl; its first binding takes a dynamic offset, the position's rows. */
  readonly step: Kernel;
  /** pack-frame.wgsl; its last binding takes a dynamic offset, the place it packs to. */
  readonly packFrame: Kernel;
  /** tables() as a buffer. */
  readonly quantiles: GPUBuffer;
  dispose(): void;
}

/** Our two, whole. */
export const CODES = {
  step: [ROW_WGSL, noise, step].join("\n"),
  packFrame: [level, packFrame].join("\n"),
} as const;

const READ = "read-only-storage";
const WRITE = "storage";

export function makeKernels(gpu: GPUDevice, shape: NetworkShape): Kernels {
  const values = pictureSize(shape);
  const pixels = shape.height * shape.width;
  const stepLayout = layoutOf(gpu, [READ, READ, WRITE, READ, WRITE, WRITE], 0);
  const packLayout = layoutOf(gpu, [READ, READ, WRITE], 2);
  const quantiles = makeFilledBuffer(gpu, "quantiles", tables(), GPUBufferUsage.STORAGE);
  return {
    step: {
      layout: stepLayout,
      pipeline: makePipeline(gpu, "step", CODES.step, stepLayout, { VALUES: values, OUTPUTS: shape.outputs * pixels }),
    },
    packFrame: {
      layout: packLayout,
      pipeline: makePipeline(gpu, "pack-frame", CODES.packFrame, packLayout, {
        CHANNELS: shape.channels,
        PIXELS: pixels,
      }),
    },
    quantiles,
    dispose: () => quantiles.destroy(),
  };
}

function layoutOf(gpu: GPUDevice, types: readonly GPUBufferBindingType[], moves: number): GPUBindGroupLayout {
  return gpu.createBindGroupLayout({
    entries: types.map((type, binding) => ({
      binding,
      visibility: GPUShaderStage.COMPUTE,
      buffer: { type, hasDynamicOffset: binding === moves },
    })),
  });
}
