/** What an error in a network's answer becomes in the guess that is made of it, for the three things it may predict. */
export const ANSWERS = ["epsilon", "x0", "v"] as const;
export type Answer = (typeof ANSWERS)[number];

/** By how much the error is multiplied: x̂₀ = (x − √(1 − ᾱ)·ε̂)/√ᾱ, itself, or √ᾱ·x − √(1 − ᾱ)·v̂. */
export function factorOf(answer: Answer, alphaBar: number): number {
  return { epsilon: Math.sqrt(1 / alphaBar - 1), x0: 1, v: Math.sqrt(1 - alphaBar) }[answer];
}

/** The exact guess with so much error in the answer it was made of. */
export function guessFrom(answer: Answer, exact: Float32Array, error: Float32Array, alphaBar: number): Float32Array {
  // x̂₀ falls as ε̂ or v̂ rises.
  const factor = factorOf(answer, alphaBar) * (answer === "x0" ? 1 : -1);
  return exact.map((value, i) => value + factor * error[i]!);
}
