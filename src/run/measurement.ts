/** What was measured of a request so far, in the order it came: it grows in place, and what is asked again goes on from it. */
import type { BitsSpec, BitsTerm } from "../worker/protocol.ts";

export class Measurement {
  readonly spec: BitsSpec;
  /** L_T of each picture. */
  prior: readonly number[] = [];
  readonly terms: BitsTerm[] = [];
  /** How many terms it will be; 0 before that is known. */
  length = 0;
  /** Milliseconds that went into it. */
  spent = 0;

  constructor(spec: BitsSpec) {
    this.spec = spec;
  }

  get isWhole(): boolean {
    return this.length > 0 && this.terms.length === this.length;
  }
}
