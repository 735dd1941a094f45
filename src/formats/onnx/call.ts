/** One node as it is met: its inputs, and its attributes by name. */
import { Refusal } from "../refusal.ts";
import { type Given, type Said, type SentenceId, said } from "../words/said.ts";
import type { OnnxNode } from "./model.ts";
import { numbers, type Value } from "./value.ts";

export class Call {
  readonly node: OnnxNode;
  readonly inputs: readonly (Value | null)[];
  readonly opset: number;

  constructor(node: OnnxNode, inputs: readonly (Value | null)[], opset: number) {
    this.node = node;
    this.inputs = inputs;
    this.opset = opset;
  }

  get x(): Value {
    return this.input(0);
  }

  input(at: number): Value {
    const found = this.inputs[at];
    if (!found) throw this.refusal("op.input", { at });
    return found;
  }

  number(name: string, otherwise: number): number {
    const found = this.node.attributes.get(name);
    return typeof found === "number" ? found : otherwise;
  }

  text(name: string, otherwise: string): string {
    const found = this.node.attributes.get(name);
    return typeof found === "string" ? found : otherwise;
  }

  list(name: string): readonly number[] | null {
    const found = this.node.attributes.get(name);
    return Array.isArray(found) ? (found as readonly number[]) : null;
  }

  /** What was an attribute in one opset and is an input since another. */
  listOr(name: string, at: number): readonly number[] | null {
    const given = this.inputs[at];
    return this.list(name) ?? (given ? numbers(given, this.part("part.input", { at })) : null);
  }

  /** An axis counted from the front. */
  axis(rank: number, otherwise: number): number {
    return this.fromFront(this.number("axis", otherwise), rank);
  }

  fromFront(axis: number, rank: number): number {
    const found = axis < 0 ? axis + rank : axis;
    if (!(Number.isInteger(found) && found >= 0 && found < Math.max(rank, 1))) {
      throw this.refusal("op.axis", { axis, rank });
    }
    return found;
  }

  /** @param why what of it is not read */
  refusal<Id extends SentenceId>(why: Id, ...values: Given<Id>): Refusal {
    return new Refusal(this.part(why, ...values));
  }

  /** Something of this node, to be said. */
  part<Id extends SentenceId>(what: Id, ...values: Given<Id>): Said {
    const { kind, name } = this.node;
    return said("op", { node: name ? `${kind} “${name.slice(0, 60)}”` : kind, why: said(what, ...values) });
  }
}

export type Reader = (call: Call) => Value | readonly Value[];

/** An op that is outside the graph's set. */
export class UnknownOp extends Refusal {
  readonly ops: readonly string[];

  constructor(ops: readonly string[]) {
    super(said("onnx.ops", { ops: ops.join(", ") }));
    this.ops = ops;
  }
}
