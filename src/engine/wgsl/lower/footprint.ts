/** How much of a GPU's memory a network takes, before any of it is asked for. */
import { type Dispatch, distinct } from "./dispatch.ts";
import type { Lowered } from "./lower.ts";
import type { Slabs } from "./slabs.ts";
import { bytesEach, type Tensor } from "./view.ts";

/** Bytes of the model's own numbers, one for all pictures. */
export function weightBytes({ dispatches, rows }: Lowered): number {
  return weightsOf({ dispatches, rows }).reduce((sum, tensor) => sum + bytesEach(tensor), 0);
}

/** Of the largest of them, which is bound as one. */
export const largestWeight = (list: Pick<Lowered, "dispatches" | "rows">): number =>
  Math.max(0, ...weightsOf(list).map(bytesEach));

function weightsOf({ dispatches, rows }: Pick<Lowered, "dispatches" | "rows">): readonly Tensor[] {
  const all = new Set([...dispatches, ...rows].flatMap(({ reads }) => reads.map(({ tensor }) => tensor)));
  return [...all].filter(({ place }) => place.kind === "weight");
}

/** Bytes that a dispatch reads and writes, those of the model once for all pictures. */
export function bytesOf({ reads, write }: Dispatch, batch: number): number {
  const times = ({ place }: Tensor) => (place.kind === "weight" ? 1 : batch);
  const all = [...distinct(reads).map(({ tensor }) => tensor), write];
  return all.reduce((sum, tensor) => sum + bytesEach(tensor) * times(tensor), 0);
}

/** Bytes of what stands between two dispatches. */
export const slabBytes = ({ sizes }: Slabs): number => sizes.reduce((sum, bytes) => sum + bytes, 0);

/** Whether a GPU lets buffers and bindings be as large, whatever memory it has. */
export function isAllowed(
  { sizes, spots }: Slabs,
  limits: Pick<GPUSupportedLimits, "maxBufferSize" | "maxStorageBufferBindingSize">,
): boolean {
  const bound = [...spots.values()].every(({ bytes }) => bytes <= limits.maxStorageBufferBindingSize);
  return bound && sizes.every((bytes) => bytes <= limits.maxBufferSize);
}
