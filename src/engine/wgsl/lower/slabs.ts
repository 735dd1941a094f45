/**
 * Where each tensor between two dispatches lies: in a few buffers, in place of what nobody reads any more. No dispatch
 * reads and writes one buffer, which WebGPU forbids even where the ranges are apart.
 */
import type { Dispatch } from "./dispatch.ts";
import { bytesEach, type Tensor } from "./view.ts";

export interface Spot {
  readonly slab: number;
  /** In bytes. */
  readonly offset: number;
  readonly bytes: number;
}

export interface Slabs {
  /** Bytes of each. */
  readonly sizes: readonly number[];
  readonly spots: ReadonlyMap<Tensor, Spot>;
}

/** What WebGPU asks of a binding's offset where the adapter does not say less. */
const ALIGNMENT = 256;

export function slabsFor(dispatches: readonly Dispatch[], batch: number): Slabs {
  const lastRead = new Map<Tensor, number>();
  for (const [i, { reads }] of dispatches.entries()) for (const { tensor } of reads) lastRead.set(tensor, i);
  const sizes: number[] = [];
  const spots = new Map<Tensor, Spot>();
  let live: { readonly tensor: Tensor; readonly spot: Spot }[] = [];
  for (const [i, { reads, write }] of dispatches.entries()) {
    if (write.place.kind === "between") {
      const bytes = Math.ceil((bytesEach(write) * batch) / ALIGNMENT) * ALIGNMENT;
      const taken = new Set(reads.map(({ tensor }) => spots.get(tensor)?.slab));
      const free = [...sizes.keys(), sizes.length].filter((slab) => !taken.has(slab));
      const grown = (slab: number, offset: number) => Math.max(0, offset + bytes - (sizes[slab] ?? 0));
      const choices = free.map((slab) => {
        const offset = gap(
          live.filter((other) => other.spot.slab === slab).map(({ spot }) => spot),
          bytes,
        );
        return { slab, offset, growth: grown(slab, offset) };
      });
      const { slab, offset } = choices.reduce((best, choice) => (choice.growth < best.growth ? choice : best));
      sizes[slab] = Math.max(sizes[slab] ?? 0, offset + bytes);
      const spot = { slab, offset, bytes };
      spots.set(write, spot);
      live.push({ tensor: write, spot });
    }
    live = live.filter(({ tensor }) => (lastRead.get(tensor) ?? -1) > i);
  }
  return { sizes, spots };
}

/** The first place between what is there that is wide enough. */
function gap(spots: readonly Spot[], bytes: number): number {
  let at = 0;
  for (const { offset, bytes: length } of spots.toSorted((a, b) => a.offset - b.offset)) {
    if (offset - at >= bytes) return at;
    at = Math.max(at, offset + length);
  }
  return at;
}
