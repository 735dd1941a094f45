/** What an ONNX file and what lies beside it say of the process: little, so most is assumed and can be overruled. */
import { type Graph, inOrder } from "../../graph/graph.ts";
import type { Notes } from "../process/notes.ts";
import { schedulerIn } from "../process/scheduler.ts";
import { assumed, INDEX, inferred, read, type Says } from "../process/told.ts";
import type { OnnxModel } from "./model.ts";
import { rolesOf } from "./roles.ts";

/**
 * @param notes the texts beside it: diffusers' scheduler_config.json is read
 * @param graph the network, of pictures of any size; null where it is not read
 * @throws Refusal
 */
export function saysOf(model: OnnxModel, notes: Notes, graph: Graph | null): Says {
  const { picture, size } = rolesOf(model);
  const [, height, width] = size;
  const says = schedulerIn(notes);
  const rows = graph && tableOfTimes(graph);
  return {
    ...says,
    size: height && width ? read({ width, height }, picture.name) : null,
    ...(rows && says.T.how === "assumed" && { T: inferred(rows.count, rows.name) }),
    // An index as it comes, unless a person says that it is divided by T: the file doesn't tell them apart, but where
    // it is the row of a table.
    time: rows ? inferred(INDEX, rows.name) : assumed(INDEX, model.producer),
  };
}

/** A network that looks its time up has a row for each. */
function tableOfTimes(graph: Graph): { count: number; name: string } | null {
  for (const { op, inputs } of inOrder(graph)) {
    if (op.kind !== "row") continue;
    const [index] = inputs;
    if (index?.op.kind === "input" && index.op.of === "t") return { count: op.table.shape[0]!, name: op.table.name };
  }
  return null;
}
