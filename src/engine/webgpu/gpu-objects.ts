/**
 * The one place where our own code makes GPU objects, so that "none are made per step" is a
 * number that a test can read, not a hope.
 */
export const made = { buffers: 0, bindGroups: 0, pipelines: 0 };

/** @param label the buffer's name and shape, as error messages will quote it. */
export function makeBuffer(gpu: GPUDevice, label: string, size: number, usage: GPUBufferUsageFlags): GPUBuffer {
  made.buffers++;
  return gpu.createBuffer({ label, size, usage });
}

/** A buffer that holds `data` from the start. */
export function makeFilledBuffer(
  gpu: GPUDevice,
  label: string,
  data: Float32Array<ArrayBuffer> | Uint32Array<ArrayBuffer>,
  usage: GPUBufferUsageFlags,
): GPUBuffer {
  const buffer = makeBuffer(gpu, label, data.byteLength, usage | GPUBufferUsage.COPY_DST);
  gpu.queue.writeBuffer(buffer, 0, data);
  return buffer;
}

export function makeBindGroup(gpu: GPUDevice, layout: GPUBindGroupLayout, entries: GPUBindGroupEntry[]): GPUBindGroup {
  made.bindGroups++;
  return gpu.createBindGroup({ layout, entries });
}

export function makePipeline(
  gpu: GPUDevice,
  label: string,
  code: string,
  layout: GPUBindGroupLayout,
  constants: Record<string, number>,
): GPUComputePipeline {
  made.pipelines++;
  return gpu.createComputePipeline({
    label,
    layout: gpu.createPipelineLayout({ bindGroupLayouts: [layout] }),
    compute: { module: gpu.createShaderModule({ label, code }), entryPoint: "main", constants },
  });
}
