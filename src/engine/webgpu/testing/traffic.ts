/** Counts what is sent to a GPU and made on it, by whoever does it, while something runs. */
export interface GpuTraffic {
  readonly dispatches: number;
  readonly submits: number;
  readonly writes: number;
  readonly writtenBytes: number;
  readonly bindGroups: number;
  readonly buffers: number;
  readonly pipelines: number;
}

type Method = (...args: unknown[]) => unknown;

/** Replaces a method for the time of `use`; the original is called all the same. */
function spy(
  target: object,
  name: string,
  seen: (args: unknown[], on: unknown, returned: unknown) => void,
): () => void {
  const methods = target as Record<string, Method>;
  const original = methods[name]!;
  methods[name] = function (this: unknown, ...args: unknown[]) {
    const returned = original.apply(this, args);
    seen(args, this, returned);
    return returned;
  };
  return () => {
    methods[name] = original;
  };
}

/** Undoes what was replaced, whatever became of it. */
async function during(replaced: readonly (() => void)[], use: () => Promise<unknown>): Promise<void> {
  try {
    await use();
  } finally {
    for (const undo of replaced) undo();
  }
}

export async function traffic(use: () => Promise<unknown>): Promise<GpuTraffic> {
  const counts = { dispatches: 0, submits: 0, writes: 0, writtenBytes: 0, bindGroups: 0, buffers: 0, pipelines: 0 };
  const one = (what: keyof GpuTraffic) => () => {
    counts[what]++;
  };
  const replaced = [
    spy(GPUComputePassEncoder.prototype, "dispatchWorkgroups", one("dispatches")),
    spy(GPUComputePassEncoder.prototype, "dispatchWorkgroupsIndirect", one("dispatches")),
    spy(GPUDevice.prototype, "createBindGroup", one("bindGroups")),
    spy(GPUDevice.prototype, "createBuffer", one("buffers")),
    spy(GPUDevice.prototype, "createComputePipeline", one("pipelines")),
    spy(GPUDevice.prototype, "createComputePipelineAsync", one("pipelines")),
    spy(GPUQueue.prototype, "submit", one("submits")),
    spy(GPUQueue.prototype, "writeBuffer", ([, , data, offset, size]) => {
      const view = data as ArrayBufferView;
      const unit = "BYTES_PER_ELEMENT" in view ? Number(view.BYTES_PER_ELEMENT) : 1;
      counts.writes++;
      counts.writtenBytes += size === undefined ? view.byteLength - Number(offset ?? 0) * unit : Number(size) * unit;
    }),
  ];
  await during(replaced, use);
  return counts;
}

/** Bytes of the buffers that were made meanwhile, where most of them were there at once. */
export async function peakBytes(use: () => Promise<unknown>): Promise<number> {
  const living = new Map<unknown, number>();
  let [now, most] = [0, 0];
  const replaced = [
    spy(GPUDevice.prototype, "createBuffer", (_, __, buffer) => {
      const { size } = buffer as GPUBuffer;
      living.set(buffer, size);
      now += size;
      most = Math.max(most, now);
    }),
    spy(GPUBuffer.prototype, "destroy", (_, buffer) => {
      now -= living.get(buffer) ?? 0;
      living.delete(buffer);
    }),
  ];
  await during(replaced, use);
  return most;
}

/** What one step of a run sends: a run of so many steps, and one of so many more. */
export async function perStep(
  more: number,
  run: () => Promise<unknown>,
  longer: () => Promise<unknown>,
): Promise<GpuTraffic> {
  const [less, all] = [await traffic(run), await traffic(longer)];
  return Object.fromEntries(
    Object.entries(all).map(([what, count]) => [what, (count - less[what as keyof GpuTraffic]) / more]),
  ) as unknown as GpuTraffic;
}
