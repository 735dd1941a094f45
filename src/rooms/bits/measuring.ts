/**
 * One attempt at a measurement: it asks the worker and keeps what comes. What was measured of the same before it goes on
 * from, and it can wait: its terms stay, and the worker is asked for the others.
 */
import type { EarlierTerms } from "../../run/earlier.ts";
import { isSameMeasurement } from "../../run/earlier.ts";
import { hearAlike } from "../../run/hear-alike.ts";
import type { Attempt, Controls, Host } from "../../run/job.ts";
import { Measurement } from "../../run/measurement.ts";
import type { Ready } from "../../run/ready.ts";
import type { Event, Pace } from "../../worker/protocol.ts";
import { measured, Showing } from "./measured.ts";
import { BitsRecord } from "./record.ts";
import type { BitsScene } from "./scene.ts";
import { processOf, specOf } from "./spec.ts";

export class Measuring implements Attempt, Controls {
  readonly ended: Promise<void>;
  readonly controls = this;
  readonly #scene: BitsScene;
  readonly #host: Host;
  #paused: boolean;
  /** What is asked of the worker. */
  #asking = new AbortController();
  #goOn = () => {};

  constructor(scene: BitsScene, host: Host, paused: boolean) {
    this.#scene = scene;
    this.#host = host;
    this.#paused = paused;
    this.ended = this.#follow();
  }

  pause(): void {
    this.#paused = true;
    this.#asking.abort();
    this.#host.tell({ phase: "paused" });
  }

  resume(): void {
    if (!this.#paused) return;
    this.#paused = false;
    this.#host.tell({ phase: this.#host.models.current ? "queued" : "waiting" });
    this.#goOn();
  }

  async #follow(): Promise<void> {
    const { earlier, models, signal } = this.#host;
    const before = earlier && "measurement" in earlier ? earlier : null;
    if (before) this.#show(before);
    const ready = await models.ready(signal);
    signal.throwIfAborted();
    const { client, model } = ready;
    const spec = specOf(this.#scene, model);
    const same = before && isSameMeasurement(before, spec, model, client.engine) ? before.measurement : null;
    if (same?.isWhole) return this.#host.tell({ phase: "done", took: same.spent });
    const measurement = same ?? new Measurement(spec);
    const record = this.#recordOf(measurement, model);
    let over = false;
    while (!over) {
      if (this.#paused) await this.#wanted();
      over = await this.#ask(measurement, record, ready);
    }
  }

  /** What there is of it is seen until it goes on, and from then on too. */
  #show({ measurement, model, engine }: EarlierTerms): void {
    const { length, terms } = measurement;
    this.#host.measures(measurement);
    new Showing(this.#recordOf(measurement, model)).now();
    const pace: Pace = { stepsPerSecond: 0, secondsLeft: 0, position: terms.length, length };
    this.#host.tell({ pictures: this.#scene.pictures.length, length, model, engine, pace });
  }

  #recordOf({ terms, prior }: Measurement, model: Ready["model"]): BitsRecord {
    const record = new BitsRecord(this.#scene, processOf(model, this.#scene.steps));
    record.add(terms, prior);
    return record;
  }

  /** Asks for the terms that are missing. @returns whether it has come to an end, and was not only paused */
  async #ask(measurement: Measurement, record: BitsRecord, { client, model }: Ready): Promise<boolean> {
    const host = this.#host;
    const { pictures } = this.#scene;
    this.#asking = new AbortController();
    const signal = AbortSignal.any([host.signal, this.#asking.signal]);
    const events = client.bits({ ...measurement.spec, taken: measurement.terms.length }, { signal });
    const begunAt = host.now() - measurement.spent;
    const showing = new Showing(record);
    const add = ({ terms, prior, pace }: Extract<Event, { kind: "terms" }>) => {
      record.add(terms, prior);
      measurement.terms.push(...terms);
      Object.assign(measurement, { prior, length: pace.length, spent: host.now() - begunAt });
      host.measures(measurement);
      // Until the first term the measurement before stays on screen.
      if (measured()?.record === record) showing.soon();
      else showing.now();
      host.tell({
        phase: "running",
        pictures: pictures.length,
        length: pace.length,
        model,
        engine: client.engine,
        pace,
      });
    };
    for await (const event of events) {
      if (!host.wanted || host.signal.aborted) {
        if (!host.wanted) showing.stop();
        return true;
      }
      if (this.#asking.signal.aborted) return false;
      switch (event.kind) {
        case "terms":
          add(event);
          break;
        case "done":
          showing.now();
          host.tell({ phase: "done", took: host.now() - begunAt });
          break;
        default:
          hearAlike(event, host);
      }
    }
    return true;
  }

  /** Resolves when it is to go on; rejects when the job is over. */
  #wanted(): Promise<void> {
    this.#host.tell({ phase: "paused" });
    const { signal } = this.#host;
    return new Promise((resolve, reject) => {
      this.#goOn = resolve;
      signal.addEventListener("abort", () => reject(signal.reason), { once: true });
    });
  }
}
