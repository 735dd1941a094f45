/** Our program as the executors know a network: one submit an evaluation. */
import type { Bound, Run } from "../../webgpu/bound.ts";
import type { Device } from "../../webgpu/device.ts";
import { Instance, type Memory } from "./instance.ts";
import type { Program } from "./program.ts";

export function runOf({ gpu, guard }: Device, program: Program, memory: Memory, { x, m, batch }: Bound): Run {
  const instance = new Instance(program, { x, m }, batch, memory);
  const step = async (position: number) => {
    const commands = gpu.createCommandEncoder();
    instance.encode(commands, position);
    gpu.queue.submit([commands.finish()]);
  };
  return {
    plan: (calls) => instance.plan(calls),
    step: (position) => guard(step(position)),
    dispose: () => instance.dispose(),
  };
}
