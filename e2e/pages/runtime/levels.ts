/** WGSL's 8-bit levels against TypeScript's. */
import { toLevel } from "../../../src/diffusion/levels.ts";
import { normals } from "../../../src/diffusion/noise.ts";
import { hardLevels } from "../../../src/diffusion/testing/hard-levels.ts";
import { openDevice } from "../../../src/engine/webgpu/device.ts";
import level from "../../../src/engine/webgpu/kernels/level.wgsl?raw";

const kernel = `
@group(0) @binding(0) var<storage, read> values: array<u32>;
@group(0) @binding(1) var<storage, read_write> levels: array<u32>;
${level}
@compute @workgroup_size(64)
fn main(@builtin(global_invocation_id) id: vec3<u32>) {
  if (id.x < arrayLength(&values)) {
    levels[id.x] = level(values[id.x]);
  }
}`;

/** The hard values, and `count` of a picture's: normals about a half wide. */
export async function levelMismatches(count: number): Promise<{ compared: number; different: number }> {
  const address = { seed: [2006, 0] as const, image: 0, branch: 0 };
  const drawn = normals(new Float32Array(count), address, "step", 0).map((v) => v / 2);
  const values = Float32Array.from([...hardLevels(), ...drawn]);
  const found = await levelsOf(values);
  return {
    compared: values.length,
    different: found.reduce((sum, at, i) => sum + (at === toLevel(values[i]!) ? 0 : 1), 0),
  };
}

async function levelsOf(values: Float32Array<ArrayBuffer>): Promise<Uint32Array> {
  const { gpu, destroy } = await openDevice();
  const { STORAGE, COPY_DST, COPY_SRC, MAP_READ } = GPUBufferUsage;
  const size = values.byteLength;
  const from = gpu.createBuffer({ size, usage: STORAGE | COPY_DST });
  const to = gpu.createBuffer({ size, usage: STORAGE | COPY_SRC });
  const staging = gpu.createBuffer({ size, usage: MAP_READ | COPY_DST });
  gpu.queue.writeBuffer(from, 0, values);
  const module = gpu.createShaderModule({ code: kernel });
  const pipeline = gpu.createComputePipeline({ layout: "auto", compute: { module, entryPoint: "main" } });
  const entries = [from, to].map((buffer, binding) => ({ binding, resource: { buffer } }));
  const commands = gpu.createCommandEncoder();
  const pass = commands.beginComputePass();
  pass.setPipeline(pipeline);
  pass.setBindGroup(0, gpu.createBindGroup({ layout: pipeline.getBindGroupLayout(0), entries }));
  pass.dispatchWorkgroups(Math.ceil(values.length / 64));
  pass.end();
  commands.copyBufferToBuffer(to, 0, staging, 0, size);
  gpu.queue.submit([commands.finish()]);
  await staging.mapAsync(GPUMapMode.READ);
  const levels = new Uint32Array(staging.getMappedRange().slice(0));
  destroy();
  return levels;
}
