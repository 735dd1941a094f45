/** How often values fall in equal cells of [low, high], as a density: it can be laid over a curve. */
export function histogram(
  values: ArrayLike<number>,
  [low, high]: readonly [number, number],
  cells: number,
): { readonly x: number; readonly density: number }[] {
  const width = (high - low) / cells;
  const counts = new Float64Array(cells);
  for (let i = 0; i < values.length; i++) {
    const cell = Math.floor((values[i]! - low) / width);
    if (cell >= 0 && cell < cells) counts[cell]! += 1;
  }
  return Array.from(counts, (count, i) => ({ x: low + (i + 0.5) * width, density: count / (values.length * width) }));
}
