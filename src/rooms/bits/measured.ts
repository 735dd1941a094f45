/**
 * What was measured last, or is being measured. The record grows many times a second; who shows it
 * hears of it a few times a second.
 */
import { create } from "zustand";
import type { BitsRecord } from "./record.ts";

/** The record grows in place; the object around it is new whenever that is to be shown. */
export interface Measured {
  readonly record: BitsRecord;
}

export const useMeasured = create<{ readonly measured: Measured | null }>()(() => ({ measured: null }));

export const measured = (): Measured | null => useMeasured.getState().measured;

/** Twice a second is often enough for a chart, and leaves the page its frames. */
const SHOW_MS = 500;

/** Shows one record, at once or soon. */
export class Showing {
  readonly #record: BitsRecord;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(record: BitsRecord) {
    this.#record = record;
  }

  now(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    useMeasured.setState({ measured: { record: this.#record } });
  }

  soon(): void {
    this.#timer ??= setTimeout(() => this.now(), SHOW_MS);
  }

  /** Nothing more of it is shown. */
  stop(): void {
    clearTimeout(this.#timer);
  }
}
