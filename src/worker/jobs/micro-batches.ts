/** How many pictures go through the network at once. Few sizes, so that few shaders are compiled. */
export const SIZES = [16, 4, 1] as const;

/**
 * Splits n pictures into micro-batches, largest first and without padding: 23 → 16, 4, 1, 1, 1.
 * @param most no larger ones
 */
export function microBatches(n: number, most: number = SIZES[0]): number[] {
  const sizes: number[] = [];
  for (const size of SIZES.filter((size) => size <= most)) {
    while (n >= size) {
      sizes.push(size);
      n -= size;
    }
  }
  return sizes;
}
