/** The passes in their order: each finds what the ones before it have made plain. */
import type { Graph } from "../../../graph/graph.ts";
import { putTogether } from "../../../graph/passes/spelled-out.ts";
import { type Network, type Pass, plainly } from "../network.ts";
import { attention } from "./attention.ts";
import { beside } from "./beside.ts";
import { biases } from "./biases.ts";
import { epilogue, inputs } from "./epilogue.ts";
import { fold } from "./fold.ts";
import { layout } from "./layout.ts";
import { norms } from "./norms.ts";
import { products } from "./products.ts";
import { shared } from "./shared.ts";
import { siblings } from "./siblings.ts";

/** The graph's own pass, for networks that no file of ONNX was read to: nothing but the graph's ops is there yet. */
const spelledOut: Pass = (network) => putTogether(plainly(network));

/** What products.ts and attention.ts moved about. */
const again = layout;

export const PASSES: Readonly<Record<string, Pass>> = {
  fold,
  spelledOut,
  layout,
  biases,
  attention,
  products,
  norms,
  again,
  shared,
  siblings,
  inputs,
  epilogue,
  beside,
};

export const simplified = (graph: Graph): Network =>
  Object.values(PASSES).reduce<Network>((network, pass) => pass(network), graph);
