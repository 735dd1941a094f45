/** The tensors of a checkpoint by name, and which of them a network has taken: what is left over says it was misread. */
import type { Weight } from "../graph/graph.ts";
import { refusal } from "./refusal.ts";

export class Names {
  readonly #tensors: ReadonlyMap<string, Weight>;
  readonly #prefix: string;
  readonly #taken: Set<string>;

  constructor(tensors: ReadonlyMap<string, Weight>, prefix = "", taken = new Set<string>()) {
    this.#tensors = tensors;
    this.#prefix = prefix;
    this.#taken = taken;
  }

  /** Those whose names begin so, without it. A full stop is added. */
  under(...parts: readonly (string | number)[]): Names {
    return new Names(this.#tensors, `${this.#prefix}${parts.join(".")}.`, this.#taken);
  }

  has(name: string): boolean {
    return this.#tensors.has(this.#prefix + name);
  }

  /** Whether any name begins with this one's prefix. */
  get any(): boolean {
    for (const name of this.#tensors.keys()) if (name.startsWith(this.#prefix)) return true;
    return false;
  }

  /** How many there are of under(0), under(1), … */
  get count(): number {
    let count = 0;
    while (this.under(count).any) count++;
    return count;
  }

  maybe(name: string): Weight | null {
    const whole = this.#prefix + name;
    const tensor = this.#tensors.get(whole);
    if (tensor) this.#taken.add(whole);
    return tensor ?? null;
  }

  /** The first of several names that one tensor has had. @throws Refusal where none is there */
  get(...names: readonly string[]): Weight {
    for (const name of names) {
      const tensor = this.maybe(name);
      if (tensor) return tensor;
    }
    throw refusal("names.missing", { name: `${this.#prefix}${names[0]}` });
  }

  /** Names nobody took, but for those that hold no part of the network. */
  leftOver(ignored: RegExp): string[] {
    return [...this.#tensors.keys()].filter((name) => !this.#taken.has(name) && !ignored.test(name));
  }
}
