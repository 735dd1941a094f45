/** WebGPU in Node, by Dawn: on a real GPU where there is one, on Mesa's lavapipe elsewhere. */
import { create, globals } from "webgpu";

export interface Dawn {
  readonly gpu: GPUDevice;
  /** Dawn's own, which must not be collected while its device is used. */
  readonly instance: GPU;
}

/** Null on a machine without an adapter, whose tests are skipped; where a software GPU is set up, that is an error. */
export async function openDawn(): Promise<Dawn | null> {
  Object.assign(globalThis, globals);
  const instance = create([]);
  const adapter = await instance.requestAdapter();
  if (!adapter) {
    const { CI, BACKSTEP_SOFTGPU } = process.env;
    if (CI || BACKSTEP_SOFTGPU)
      throw new Error("Dawn finds no adapter; e2e/softgpu/setup.sh should have installed one");
    return null;
  }
  const { maxStorageBufferBindingSize, maxBufferSize, maxComputeWorkgroupStorageSize } = adapter.limits;
  const requiredFeatures = (["subgroups", "shader-f16"] as const).filter((feature) => adapter.features.has(feature));
  const requiredLimits = { maxStorageBufferBindingSize, maxBufferSize, maxComputeWorkgroupStorageSize };
  const gpu = await adapter.requestDevice({ requiredFeatures, requiredLimits });
  return { gpu, instance };
}

export async function read(gpu: GPUDevice, buffer: GPUBuffer): Promise<Float32Array> {
  const staging = gpu.createBuffer({ size: buffer.size, usage: GPUBufferUsage.COPY_DST | GPUBufferUsage.MAP_READ });
  const commands = gpu.createCommandEncoder();
  commands.copyBufferToBuffer(buffer, 0, staging, 0, buffer.size);
  gpu.queue.submit([commands.finish()]);
  await staging.mapAsync(GPUMapMode.READ);
  const values = new Float32Array(staging.getMappedRange().slice(0));
  staging.destroy();
  return values;
}
