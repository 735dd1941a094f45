/** A plan's times as rows: each distinct (time, class) once, as many at once as fit. */
import type { Calls } from "../../webgpu/bound.ts";

export interface Chunk {
  /** The first position that finds its rows here. */
  readonly from: number;
  readonly pairs: readonly { readonly t: number; readonly label: number }[];
}

export interface Chunks {
  readonly chunks: readonly Chunk[];
  /** Which row of its chunk a picture's is, [positions, B]. */
  readonly rowOf: Uint32Array<ArrayBuffer>;
}

/** @param most how many rows fit, at least one for each picture */
export function chunksOf({ timesteps, labels }: Calls, batch: number, most: number): Chunks {
  const chunks: Chunk[] = [];
  const rowOf = new Uint32Array(timesteps.length);
  let known = new Map<string, number>();
  let pairs: { t: number; label: number }[] = [];
  for (let at = 0; at < timesteps.length; at += batch) {
    const wanted = Array.from({ length: batch }, (_, i) => ({ t: timesteps[at + i]!, label: labels[i]! }));
    const key = ({ t, label }: { t: number; label: number }) => `${t},${label}`;
    const fresh = new Set(wanted.map(key).filter((each) => !known.has(each)));
    if (at === 0 || pairs.length + fresh.size > most) {
      known = new Map();
      pairs = [];
      chunks.push({ from: at / batch, pairs });
    }
    for (const [i, pair] of wanted.entries()) {
      const row = known.get(key(pair)) ?? pairs.push(pair) - 1;
      known.set(key(pair), row);
      rowOf[at + i] = row;
    }
  }
  return { chunks, rowOf };
}
