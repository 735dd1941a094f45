/**
 * The app's own GPU device, made with all the adapter's room, and the watch over it: a lost device
 * or an uncaptured error (the only way WebGPU tells that memory ran out) condemns everything that
 * is still under way on it.
 */
import { wordsOf } from "../../bytes/words-of.ts";
import { Fault } from "../../models/fault.ts";
import { Refusal } from "../engine.ts";
import { type Adapter, describeAdapter, requestAdapter } from "./adapter.ts";

export interface Device {
  readonly gpu: GPUDevice;
  readonly adapter: Adapter;
  readonly features: readonly string[];
  /** The promise's value; a Fault instead as soon as the device has failed, and for ever after. */
  guard<T>(work: Promise<T>): Promise<T>;
  destroy(): void;
}

const WANTED_FEATURES = ["shader-f16", "subgroups"] as const;
const WANTED_LIMITS = [
  "maxBufferSize",
  "maxStorageBufferBindingSize",
  "maxStorageBuffersPerShaderStage",
  "maxComputeWorkgroupStorageSize",
  "maxComputeInvocationsPerWorkgroup",
  "maxComputeWorkgroupSizeX",
  "maxComputeWorkgroupSizeY",
  "maxComputeWorkgroupSizeZ",
  "maxComputeWorkgroupsPerDimension",
] as const;

/** @throws Refusal saying what is missing: navigator.gpu, an adapter, or the device. */
export async function openDevice(): Promise<Device> {
  const adapter = await requestAdapter();
  const gpu = await adapter
    .requestDevice({
      requiredFeatures: WANTED_FEATURES.filter((feature) => adapter.features.has(feature)),
      requiredLimits: Object.fromEntries(WANTED_LIMITS.map((name) => [name, adapter.limits[name]])),
    })
    .catch((error: unknown) => {
      throw new Refusal("device-failed", wordsOf(error));
    });
  return {
    gpu,
    adapter: describeAdapter(adapter),
    features: [...gpu.features].sort(),
    guard: watch(gpu),
    destroy: () => gpu.destroy(),
  };
}

/**
 * How long a failed call waits for the device's own word on why. "Lost" comes just after, or, on a
 * busy machine, seconds after; taken for a failure of its own, the loss would not be recovered from.
 */
const GRACE_MS = 5000;

function watch(gpu: GPUDevice): Device["guard"] {
  let fault: Fault | null = null;
  // A set instead of one promise to race with: a race would keep every value alive as long as the device.
  const waiting = new Set<(fault: Fault) => void>();
  const condemn = (found: Fault) => {
    fault ??= found;
    for (const reject of waiting) reject(fault);
    waiting.clear();
  };
  gpu.lost.then(({ reason, message }) => {
    condemn(new Fault("device-lost", `the GPU device was lost (${reason})`, message));
  });
  gpu.addEventListener("uncapturederror", ({ error }) => {
    const memory = error instanceof GPUOutOfMemoryError;
    condemn(
      memory
        ? new Fault("out-of-memory", "the GPU has no memory left for this", error.message)
        : new Fault("device-lost", "the GPU refused a command, and nothing after it can be believed", error.message),
    );
  });
  return (work) =>
    new Promise((resolve, reject) => {
      waiting.add(reject);
      work.then(
        (value) => {
          waiting.delete(reject);
          // Work that resolves after a loss may carry zeros: nothing from a failed device is handed on.
          if (fault) reject(fault);
          else resolve(value);
        },
        (error: unknown) =>
          setTimeout(() => {
            waiting.delete(reject);
            reject(fault ?? new Fault("internal", "a command to the GPU failed", wordsOf(error)));
          }, GRACE_MS),
      );
    });
}
