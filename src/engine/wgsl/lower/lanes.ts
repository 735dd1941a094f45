/** How many lanes hand each other values on a GPU. */
import { describeAdapter } from "../../webgpu/adapter.ts";

/**
 * Those of a subgroup where a program plays the GPU: there a load costs as much as fifty multiplications, and a lane's
 * value in another next to nothing. 0 for any other, and where a subgroup may have another size.
 */
export function lanesOf({ adapterInfo, features }: Pick<GPUDevice, "adapterInfo" | "features">): number {
  // Not every browser tells it of a device.
  if (!(adapterInfo as GPUAdapterInfo | undefined)) return 0;
  const { subgroupMinSize, subgroupMaxSize } = adapterInfo;
  const { software } = describeAdapter({ info: adapterInfo });
  return software && features.has("subgroups") && subgroupMinSize === subgroupMaxSize ? subgroupMinSize : 0;
}
