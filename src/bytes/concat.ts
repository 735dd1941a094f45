interface Numbers {
  set(values: ArrayLike<number>, at: number): void;
}

/** Arrays of numbers one after the other, in one of the kind that is said: `Uint8Array`, `Float32Array`. */
export function concat<A extends Numbers>(kind: new (length: number) => A, parts: readonly ArrayLike<number>[]): A {
  const all = new kind(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
}
