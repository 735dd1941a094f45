/** A pass over a network of nodes, the graph's or an engine's own: another network that computes the same. */
import { inOrder } from "../graph.ts";

interface Part<N> {
  readonly inputs: readonly N[];
}

/**
 * Every node anew, or itself where nothing is to be changed.
 * @param change gets the node with its inputs as they are now, and the node as it was; what it gives takes its place, and
 *   is of the same shape
 */
export function rewrite<N extends Part<N>, G extends { readonly output: N }>(
  network: G,
  change: (now: N, before: N) => N,
): G {
  const made = new Map<N, N>();
  for (const before of inOrder<N>(network)) {
    const inputs = before.inputs.map((input) => made.get(input)!);
    const same = inputs.every((input, i) => input === before.inputs[i]);
    made.set(before, change(same ? before : { ...before, inputs }, before));
  }
  return { ...network, output: made.get(network.output)! };
}
