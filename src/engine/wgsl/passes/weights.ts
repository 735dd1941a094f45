/** Weights that passes make of others. */
import { elements, type Weight } from "../../../graph/graph.ts";

/** Input channels `from` to `to` of filters [O, C, kh, kw]. */
export function columns(weight: Weight, from: number, to: number): Weight {
  const [outputs, channels, ...kernel] = weight.shape as [number, number, ...number[]];
  const each = elements(kernel);
  return {
    name: `${weight.name}[:, ${from}:${to}]`,
    shape: [outputs, to - from, ...kernel],
    read: async () => {
      const values = await weight.read();
      const out = new Float32Array(outputs * (to - from) * each);
      for (let o = 0; o < outputs; o++) {
        const row = values.subarray((o * channels + from) * each, (o * channels + to) * each);
        out.set(row, o * row.length);
      }
      return out;
    },
  };
}

export function sumOf(a: Weight, b: Weight): Weight {
  return {
    name: `${a.name} + ${b.name}`,
    shape: a.shape,
    read: async () => {
      const [one, other] = await Promise.all([a.read(), b.read()]);
      return one.map((value, i) => value + other[i]!);
    },
  };
}

/** One above the other, along the first axis. */
export function stacked(weights: readonly Weight[]): Weight {
  const [first] = weights as [Weight];
  const length = weights.reduce((sum, { shape }) => sum + shape[0]!, 0);
  return {
    name: weights.map(({ name }) => name).join(", "),
    shape: [length, ...first.shape.slice(1)],
    read: async () => {
      const out = new Float32Array(length * elements(first.shape.slice(1)));
      let at = 0;
      for (const weight of weights) {
        const values = await weight.read();
        out.set(values, at);
        at += values.length;
      }
      return out;
    },
  };
}

export function zeros(length: number): Weight {
  return { name: "zeros", shape: [length], read: async () => new Float32Array(length) };
}
