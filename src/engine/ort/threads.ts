const MOST_THREADS = 8;

/**
 * Threads need shared memory, which a page only has when it is cross-origin isolated. Their number is part
 * of what has to be the same for a run to repeat bit for bit: 1, 2 and 3 threads were seen to give one
 * picture three different roundings.
 */
export function wasmThreads(): number {
  return globalThis.crossOriginIsolated ? Math.min(MOST_THREADS, navigator.hardwareConcurrency || 1) : 1;
}
