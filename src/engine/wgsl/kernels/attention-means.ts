/** How a thread comes by what it multiplies. */
export interface Means {
  /** Keys of a thread at a time. */
  readonly keys: number;
  /** Groups of four values that a thread sums; of wider heads more, where a workgroup would have more threads than it may. */
  readonly fours: number;
  /** Queries of a workgroup, where not as many as fill it. */
  readonly queries?: number;
  readonly directives?: string;
  /** Whether sizes stay out of the code. */
  readonly anySize: boolean;
  /** Code that adds to s0, s1 … the products of the query at `qat` with the thread's keys, the first of which is `own`. */
  readonly scored: (load: Loads) => string;
  /** Code that adds to a0, a1 … the values of the keys from `shown` on, times p0, p1 …. */
  readonly summed: (load: Loads, fours: number) => string;
}

/** Code. */
export interface Loads {
  readonly fours: string;
  readonly query: (at: string) => string;
  readonly key: (at: string) => string;
  readonly value: (at: string) => string;
  /** Where a key begins, or the thread's part of a value; the last one's in place of those beyond. */
  readonly keyAt: (row: string) => string;
  readonly valueAt: (row: string) => string;
}
