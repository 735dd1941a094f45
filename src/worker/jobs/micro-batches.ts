/** How many pictures go through the network at once. Few sizes, so that few shaders are compiled. */
export const SIZES = [16, 4, 1] as const;

/** Splits n pictures into micro-batches, largest first and without padding: 23 → 16, 4, 1, 1, 1. */
export function microBatches(n: number): number[] {
  const sizes: number[] = [];
  for (const size of SIZES) {
    while (n >= size) {
      sizes.push(size);
      n -= size;
    }
  }
  return sizes;
}
