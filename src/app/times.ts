/**
 * "1000, 750, 0" as the t of rows, from noise to picture and each once; null when the text is no list
 * of 1 to `most` whole numbers from 0 to T.
 */
export function parseTimes(text: string, T: number, most: number): number[] | null {
  const parts = text.split(/[\s,]+/).filter(Boolean);
  const times = [...new Set(parts.map(Number))].sort((a, b) => b - a);
  const good = times.every((t) => Number.isInteger(t) && t >= 0 && t <= T);
  return good && times.length > 0 && times.length <= most ? times : null;
}
