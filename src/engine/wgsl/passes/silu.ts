/** x · sigmoid(x), as ONNX has it, is SiLU. */
import { type Pass, piece, rewritten } from "../network.ts";

export const silu: Pass = (network) =>
  rewritten(network, (x) => {
    const [a, b] = x.inputs;
    if (x.op.kind !== "mul") return x;
    for (const [value, gate] of [
      [a!, b!],
      [b!, a!],
    ]) {
      const { op, inputs } = gate!;
      if (op.kind === "activation" && op.of === "sigmoid" && inputs[0] === value) {
        return piece({ kind: "activation", of: "silu" }, [value!], x.shape);
      }
    }
    return x;
  });
