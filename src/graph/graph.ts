/**
 * The network of one picture as a graph. Checkpoints come in at one side; ONNX, an interpreter and, later, our own
 * WGSL go out at the other.
 *
 * A node is what it computes and from what, and the tensor that comes out of it. Shapes are those of one picture: no op
 * of a denoiser mixes pictures, so the batch stands in front of everything and is nowhere written. Nodes never change;
 * a pass makes new ones.
 */

/** Sizes from the outermost in; [] is one number. */
export type Shape = readonly number[];

/** Values that belong to the model. They are read when they are asked for: a checkpoint can be larger than memory. */
export interface Weight {
  /** As the file calls it, for messages. */
  readonly name: string;
  readonly shape: Shape;
  /** Row-major. The array is the caller's. @throws Fault where the file can't be read */
  read(): Promise<Float32Array>;
}

export const isWeight = (value: unknown): value is Weight =>
  typeof value === "object" && value !== null && "read" in value;

export type Activation = "silu" | "gelu" | "relu" | "sigmoid" | "tanh" | Elementary;
/** What exports spell larger things out of. */
export type Elementary = "erf" | "exp" | "sqrt" | "reciprocal" | "sin" | "cos";

/** Zeros around a picture: above, left, below, right. */
export type Padding = readonly [top: number, left: number, bottom: number, right: number];

export type Op =
  /**
   * The picture [C, H, W]; the timestep [] as the network is called with it; the class [], an index; and, of networks
   * that are shown it (self-conditioning, Chen et al. 2022), the x̂₀ of the step before [C, H, W], zeros at the first.
   */
  | { readonly kind: "input"; readonly of: "x" | "t" | "class" | "guess" }
  | { readonly kind: "constant"; readonly weight: Weight }
  /** sin and cos of t·f for every frequency f [half], one half after the other: [2·half]. */
  | { readonly kind: "sinusoid"; readonly frequencies: Weight; readonly first: "sin" | "cos" }
  /** The row of a table [N, D] that an index names: [D]. */
  | { readonly kind: "row"; readonly table: Weight }
  /** y = W·x + b over the last axis. weight [N, K], bias [N]. */
  | { readonly kind: "linear"; readonly weight: Weight; readonly bias: Weight | null }
  /** weight [O, C, kh, kw], bias [O]. */
  | {
      readonly kind: "conv";
      readonly weight: Weight;
      readonly bias: Weight | null;
      readonly stride: number;
      readonly padding: Padding;
    }
  /** Over the pixels of each group of channels (axis 0). weight and bias [C]. */
  | {
      readonly kind: "groupNorm";
      readonly groups: number;
      readonly eps: number;
      readonly weight: Weight;
      readonly bias: Weight;
    }
  /** Along one axis: (x − mean)/√(var + eps), x/√(mean square + eps), or x/max(|x|, eps). */
  | { readonly kind: "normalize"; readonly how: "layer" | "rms" | "unit"; readonly axis: number; readonly eps: number }
  | { readonly kind: "activation"; readonly of: Activation }
  /** Element by element; sizes of 1, and axes that one lacks in front, are repeated. */
  | { readonly kind: "add" | "mul" }
  /** a·x + b. */
  | { readonly kind: "affine"; readonly scale: number; readonly shift: number }
  | { readonly kind: "concat"; readonly axis: number }
  | { readonly kind: "slice"; readonly axis: number; readonly start: number; readonly end: number }
  | { readonly kind: "reshape" }
  | { readonly kind: "transpose"; readonly order: readonly number[] }
  | { readonly kind: "softmax"; readonly axis: number }
  /** [.., M, K] · [.., K, N]; the axes in front are equal. */
  | { readonly kind: "matmul" }
  /** Over one axis, which stays with one place. */
  | { readonly kind: "mean"; readonly axis: number }
  /** Every pixel four times. */
  | { readonly kind: "upsample" }
  /** The mean of every 2 × 2 pixels. */
  | { readonly kind: "averagePool" };

export interface Node {
  readonly op: Op;
  readonly inputs: readonly Node[];
  readonly shape: Shape;
}

export interface Graph {
  /** [C, H, W]. */
  readonly picture: Shape;
  /** How many classes it knows; 0 where it knows none. */
  readonly classes: number;
  /** [outputs, H, W]. */
  readonly output: Node;
}

export const elements = (shape: Shape): number => shape.reduce((product, size) => product * size, 1);

/** Every node that the output needs, each after what it is made from. */
export function inOrder<N extends { readonly inputs: readonly N[] }>({ output }: { readonly output: N }): readonly N[] {
  const found = new Set<N>();
  // Networks are deep, and a stack of calls is not: nodes wait in a list until all that they need is there.
  const waiting = [output];
  while (waiting.length > 0) {
    const node = waiting.at(-1)!;
    const missing = found.has(node) ? [] : node.inputs.filter((input) => !found.has(input));
    if (missing.length > 0) waiting.push(...missing);
    else {
      found.add(node);
      waiting.pop();
    }
  }
  return [...found];
}
