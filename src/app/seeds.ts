/** Seeds as a person meets them: decimal, 0 … 2⁶⁴ − 1. */

/** The seed of a first visit. */
export const FIRST_SEED = "2006";

/** A new 64-bit seed. Short ones are easier to say aloud, so five digits are enough. */
export function rollSeed(): string {
  const [word] = crypto.getRandomValues(new Uint32Array(1));
  return String((word ?? 0) % 100_000);
}

const LARGEST_SEED = 2n ** 64n - 1n;

/** The seed as it is kept, or null when the text is none. */
export function parseSeed(text: string): string | null {
  const trimmed = text.trim();
  if (!/^\d{1,20}$/.test(trimmed)) return null;
  const value = BigInt(trimmed);
  return value <= LARGEST_SEED ? value.toString() : null;
}
