/** Where the slider of steps stops: each about a third more than the one before. */
export const STEP_STOPS = [
  1, 2, 3, 4, 5, 6, 8, 10, 15, 20, 25, 30, 40, 50, 75, 100, 150, 200, 250, 300, 400, 500, 750, 1000,
];

/** Steps of a respacing as improved-diffusion writes it ("250", "10,15,20", "ddim50"), or null. */
export function stepsOf(text: string, T: number): number | null {
  const parts = text.startsWith("ddim") ? [text.slice(4)] : text.split(",");
  if (!parts.every((part) => /^[1-9]\d*$/.test(part))) return null;
  const counts = parts.map(Number);
  // Each part of the chain has T / parts times to choose from.
  if (counts.some((count) => count > T / counts.length)) return null;
  return counts.reduce((sum, count) => sum + count, 0);
}
