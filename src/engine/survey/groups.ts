import type { OpTime } from "../wgsl/run/ops.ts";
import type { OpGroup } from "./surveyed.ts";

/** Those of one label together, the longest first. */
export function grouped(ops: readonly OpTime[]): readonly OpGroup[] {
  const groups = new Map<string, OpGroup>();
  for (const { label, ms, flops, bytes } of ops) {
    const before = groups.get(label) ?? { label, count: 0, ms: 0, flops: 0, bytes: 0 };
    groups.set(label, {
      label,
      count: before.count + 1,
      ms: before.ms + ms,
      flops: before.flops + flops,
      bytes: before.bytes + bytes,
    });
  }
  return [...groups.values()].sort((a, b) => b.ms - a.ms);
}
