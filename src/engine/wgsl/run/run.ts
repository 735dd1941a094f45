/** Our program as the executors know a network: it goes into the commands of whoever asks. */
import type { Bound, Run } from "../../webgpu/bound.ts";
import { Instance, type Memory } from "./instance.ts";
import type { Program } from "./program.ts";

export function runOf(program: Program, memory: Memory, { x, m, batch }: Bound): Run {
  const instance = new Instance(program, { x, m }, batch, memory);
  return {
    plan: (calls) => instance.plan(calls),
    step: async (position, commands) => instance.encode(commands, position),
    dispose: () => instance.dispose(),
  };
}
