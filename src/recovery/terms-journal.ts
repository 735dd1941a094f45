/** A measurement as it is written: the terms that came since it was last asked for. There are few, and all are kept. */
import { Measurement } from "../run/measurement.ts";
import type { BitsSpec, BitsTerm } from "../worker/protocol.ts";

export interface TermsPart {
  /** In the first part only. */
  readonly spec?: BitsSpec;
  readonly prior: readonly number[];
  readonly terms: readonly BitsTerm[];
  readonly length: number;
  readonly spent: number;
}

export class TermsJournal {
  readonly of: Measurement;
  #begun = false;
  #taken = 0;

  constructor(measurement: Measurement) {
    this.of = measurement;
  }

  /** Null where nothing came since. */
  next(): TermsPart | null {
    const { spec, prior, length, spent } = this.of;
    const terms = this.of.terms.slice(this.#taken);
    if (this.#begun && terms.length === 0) return null;
    const part = { ...(!this.#begun && { spec }), prior, terms, length, spent };
    this.#begun = true;
    this.#taken += terms.length;
    return part;
  }
}

/** Null where its beginning is missing. */
export function measurementOf(parts: readonly TermsPart[]): Measurement | null {
  const [{ spec } = {}] = parts;
  if (!spec) return null;
  const measurement = new Measurement(spec);
  for (const { prior, terms, length, spent } of parts) {
    measurement.terms.push(...terms);
    Object.assign(measurement, { prior, length, spent });
  }
  return measurement;
}
