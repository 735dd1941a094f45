/** Counts what is sent to a GPU, by whoever sends it, while something runs. */
export interface GpuTraffic {
  dispatches: number;
  submits: number;
  writes: number;
  writtenBytes: number;
  bindGroups: number;
}

type Method = (...args: unknown[]) => unknown;

/** Replaces a method for the time of `use`; the original is called all the same. */
function spy(target: object, name: string, seen: (args: unknown[]) => void): () => void {
  const methods = target as Record<string, Method>;
  const original = methods[name]!;
  methods[name] = function (this: unknown, ...args: unknown[]) {
    seen(args);
    return original.apply(this, args);
  };
  return () => {
    methods[name] = original;
  };
}

export async function traffic(use: () => Promise<void>): Promise<GpuTraffic> {
  const counts: GpuTraffic = { dispatches: 0, submits: 0, writes: 0, writtenBytes: 0, bindGroups: 0 };
  const dispatch = () => {
    counts.dispatches++;
  };
  const restore = [
    spy(GPUComputePassEncoder.prototype, "dispatchWorkgroups", dispatch),
    spy(GPUComputePassEncoder.prototype, "dispatchWorkgroupsIndirect", dispatch),
    spy(GPUDevice.prototype, "createBindGroup", () => {
      counts.bindGroups++;
    }),
    spy(GPUQueue.prototype, "submit", () => {
      counts.submits++;
    }),
    spy(GPUQueue.prototype, "writeBuffer", ([, , data, offset, size]) => {
      const view = data as ArrayBufferView;
      const unit = "BYTES_PER_ELEMENT" in view ? Number(view.BYTES_PER_ELEMENT) : 1;
      counts.writes++;
      counts.writtenBytes += size === undefined ? view.byteLength - Number(offset ?? 0) * unit : Number(size) * unit;
    }),
  ];
  try {
    await use();
  } finally {
    for (const undo of restore) undo();
  }
  return counts;
}
