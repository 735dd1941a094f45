/** WGSL's noise against TypeScript's, bit for bit. */
import { normals, streamWord } from "../../../src/diffusion/noise.ts";
import { tables } from "../../../src/diffusion/quantiles.ts";
import { openDevice } from "../../../src/engine/webgpu/device.ts";
import noise from "../../../src/engine/webgpu/kernels/noise.wgsl?raw";

const kernel = `
struct Address { index: u32, image: u32, stream: u32, low: u32, high: u32 }
@group(0) @binding(0) var<storage, read> quantiles: array<f32>;
@group(0) @binding(1) var<uniform> address: Address;
@group(0) @binding(2) var<storage, read_write> out: array<vec4<f32>>;
${noise}
@compute @workgroup_size(64)
fn main(@builtin(global_invocation_id) id: vec3<u32>) {
  if (id.x < arrayLength(&out)) {
    out[id.x] = normals(id.x, address.index, address.image, address.stream, vec2<u32>(address.low, address.high));
  }
}`;

/** Draws `count` values at each of several addresses on both sides; how many differ in any bit, of how many. */
export async function noiseMismatches(count: number): Promise<{ drawn: number; different: number }> {
  const { gpu, destroy } = await openDevice();
  const storage = GPUBufferUsage.STORAGE | GPUBufferUsage.COPY_DST;
  const quantiles = gpu.createBuffer({ size: tables().byteLength, usage: storage });
  gpu.queue.writeBuffer(quantiles, 0, tables());
  const uniform = gpu.createBuffer({ size: 32, usage: GPUBufferUsage.UNIFORM | GPUBufferUsage.COPY_DST });
  const out = gpu.createBuffer({ size: count * 4, usage: GPUBufferUsage.STORAGE | GPUBufferUsage.COPY_SRC });
  const staging = gpu.createBuffer({ size: count * 4, usage: GPUBufferUsage.MAP_READ | GPUBufferUsage.COPY_DST });
  const module = gpu.createShaderModule({ code: kernel });
  const pipeline = gpu.createComputePipeline({ layout: "auto", compute: { module, entryPoint: "main" } });
  const entries = [quantiles, uniform, out].map((buffer, binding) => ({ binding, resource: { buffer } }));
  const group = gpu.createBindGroup({ layout: pipeline.getBindGroupLayout(0), entries });

  const addresses = [
    { seed: [2006, 0] as const, image: 0, branch: 0, index: 999 },
    { seed: [0xffffffff, 0x89abcdef] as const, image: 63, branch: 77, index: 0 },
  ];
  let different = 0;
  for (const { index, ...address } of addresses) {
    const words = [index, address.image, streamWord("step", address.branch), ...address.seed];
    gpu.queue.writeBuffer(uniform, 0, new Uint32Array(words));
    const commands = gpu.createCommandEncoder();
    const pass = commands.beginComputePass();
    pass.setPipeline(pipeline);
    pass.setBindGroup(0, group);
    pass.dispatchWorkgroups(Math.ceil(count / 4 / 64));
    pass.end();
    commands.copyBufferToBuffer(out, 0, staging, 0, count * 4);
    gpu.queue.submit([commands.finish()]);
    await staging.mapAsync(GPUMapMode.READ);
    const found = new Uint32Array(staging.getMappedRange().slice(0));
    staging.unmap();
    const expected = new Uint32Array(normals(new Float32Array(count), address, "step", index).buffer);
    for (let i = 0; i < count; i++) if (found[i] !== expected[i]) different++;
  }
  destroy();
  return { drawn: addresses.length * count, different };
}
