/** What of a GPU decides which kernels it gets; what they compute only where values are stored as float16. */
import { describeAdapter } from "../../webgpu/adapter.ts";
import type { Way } from "../kernels/ways.ts";

export interface Target {
  /** Of a subgroup, where values are to be handed from lane to lane; 0 where each lane loads its own. */
  readonly lanes: number;
  /** How many workgroups keep it busy: tiles are the largest that still give as many. */
  readonly workgroups: number;
  /** Bytes of a workgroup's own memory, and how many threads it may have. */
  readonly memory: number;
  readonly threads: number;
  /** What stands between two dispatches is float16. */
  readonly halves: boolean;
  /** The one that was the fastest on this very GPU, by the shapes of dispatches. */
  readonly wayOf: (shape: string) => Way | undefined;
}

/** A real one, of which no more is known: what WebGPU asks of each. */
export const ANY: Target = {
  lanes: 0,
  workgroups: 128,
  memory: 16_384,
  threads: 256,
  halves: false,
  wayOf: () => undefined,
};

/**
 * Where a program plays the GPU a load costs as much as fifty multiplications, and a lane's value in another next to
 * nothing; and a few workgroups keep a processor busy. Lanes are only counted on where no subgroup may have another size.
 */
export function targetOf({
  adapterInfo,
  features,
  limits,
}: Pick<GPUDevice, "adapterInfo" | "features" | "limits">): Target {
  const { maxComputeWorkgroupStorageSize, maxComputeInvocationsPerWorkgroup, maxComputeWorkgroupSizeX } = limits;
  const threads = Math.min(maxComputeInvocationsPerWorkgroup, maxComputeWorkgroupSizeX);
  const real = { ...ANY, memory: maxComputeWorkgroupStorageSize, threads };
  // Not every browser tells it of a device.
  if (!(adapterInfo as GPUAdapterInfo | undefined)) return real;
  const { subgroupMinSize, subgroupMaxSize } = adapterInfo;
  if (!describeAdapter({ info: adapterInfo }).software) return real;
  const fixed = features.has("subgroups") && subgroupMinSize === subgroupMaxSize;
  return { ...real, lanes: fixed ? subgroupMinSize : 0, workgroups: 1 };
}
