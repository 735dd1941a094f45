/**
 * The bench at work: one model after the other, and of its rows sixteen pictures each in turn, so that they can be
 * compared early. Each batch is a run of its own on the worker, and a function of the row alone: what was measured before is not again.
 */
import { getState } from "../../app/store.ts";
import type { MadeBy } from "../../run/earlier.ts";
import { hearAlike } from "../../run/hear-alike.ts";
import type { Attempt, Controls, Host } from "../../run/job.ts";
import type { Ready, RunHandle } from "../../run/ready.ts";
import type { Event } from "../../worker/protocol.ts";
import { BATCH } from "./lanes.ts";
import { MAKE } from "./making.ts";
import { addBatch } from "./measured.ts";
import { rowModelOf } from "./row-models.ts";
import type { BenchScene, Row } from "./scene.ts";
import { costOf, type Task, type Tasks, tasksOf } from "./tasks.ts";
import { Bringing, type Turn, turnsOf } from "./turns.ts";

interface Parts {
  readonly scene: BenchScene;
  /** Those of its rows that are measured. */
  readonly rows: readonly Row[];
  readonly host: Host;
  readonly paused: boolean;
}

export class Measuring implements Attempt, Controls {
  readonly ended: Promise<void>;
  readonly controls = this;
  readonly #parts: Parts;
  #handle: RunHandle | null = null;
  #paused: boolean;
  /** Milliseconds at work: while it stands still none go by. */
  #spent = 0;
  #since: number | null = null;
  /** Evaluations, as tasks count them. */
  #made = 0;

  constructor(parts: Parts) {
    this.#parts = parts;
    this.#paused = parts.paused;
    this.ended = this.#follow();
  }

  pause(): void {
    this.#paused = true;
    this.#stop();
    this.#handle?.pause();
    this.#parts.host.tell({ phase: "paused" });
  }

  resume(): void {
    this.#paused = false;
    this.#go();
    this.#handle?.resume();
    this.#parts.host.tell({ phase: this.#handle ? "running" : "waiting" });
  }

  step(): void {
    if (!this.#paused) this.pause();
    this.#handle?.step();
  }

  #go(): void {
    if (!this.#paused) this.#since ??= this.#parts.host.now();
  }

  #stop(): void {
    this.#spent = this.#worked;
    this.#since = null;
  }

  get #worked(): number {
    return this.#spent + (this.#since === null ? 0 : this.#parts.host.now() - this.#since);
  }

  async #follow(): Promise<void> {
    const { host, scene, rows } = this.#parts;
    const first = await host.models.ready(host.signal);
    const turns = await turnsOf(rows, first.model.id);
    const models = new Bringing(host);
    let before = 0;
    try {
      for (const [i, turn] of turns.entries()) {
        this.#stop();
        const ready = await models.bring(turn.id);
        if (!ready) return host.tell({ phase: "cancelled" });
        const { model, client } = ready;
        host.tell({ phase: this.#paused ? "paused" : "running", model, engine: client.engine });
        const batches = await this.#turn(turn.rows, ready, before, await this.#later(turns.slice(i + 1)));
        if (batches === null) return;
        before += batches;
      }
      const length = before * BATCH;
      const pace = { stepsPerSecond: 0, secondsLeft: 0, position: length, length };
      host.tell({ phase: "done", took: this.#worked, length, pace, scene, model: first.model });
    } finally {
      await models.goHome(first.model.id);
    }
  }

  /** All that is missing of rows of the model that is there: how many batches they have then; null where it came to no end. */
  async #turn(rows: readonly Row[], ready: Ready, before: number, later: Tasks): Promise<number | null> {
    const { host, scene } = this.#parts;
    const { model, client } = ready;
    for (;;) {
      // Asked anew for every batch: an engine that took over meanwhile has all of a row to measure.
      const { tasks, done } = await tasksOf(scene, rows, model, engineText(client.engine));
      host.signal.throwIfAborted();
      const [next] = tasks;
      if (!next) return done;
      const left = costOf(tasks) + costOf(later.tasks);
      const length = (before + done + tasks.length + later.done + later.tasks.length) * BATCH;
      const position = (before + done + later.done) * BATCH;
      const pace = (part: number, stepsPerSecond: number) => {
        const made = this.#made + part * next.cost;
        const secondsLeft = made > 0 ? ((this.#worked / 1000) * (left - part * next.cost)) / made : 0;
        host.tell({ length, pace: { stepsPerSecond, secondsLeft, position, length } });
      };
      pace(0, 0);
      if (!(await this.#measure(next, ready, pace))) return null;
      this.#made += next.cost;
    }
  }

  /** What comes when it is other models' turn. */
  async #later(turns: readonly Turn[]): Promise<Tasks> {
    const { models } = getState();
    const each = await Promise.all(
      turns.map(({ id, rows }) => tasksOf(this.#parts.scene, rows, rowModelOf({ model: id }, null, models)!, null)),
    );
    return { tasks: each.flatMap(({ tasks }) => tasks), done: each.reduce((sum, { done }) => sum + done, 0) };
  }

  /** False where it came to no end. */
  async #measure(task: Task, ready: Ready, pace: (part: number, stepsPerSecond: number) => void): Promise<boolean> {
    const { host, scene } = this.#parts;
    const { client } = ready;
    if (host.models.current !== ready) {
      host.tell({ phase: "cancelled" });
      return false;
    }
    const { kind, key, row, batch } = task;
    const engine = engineText(client.engine);
    let begun: number | null = null;
    const kept = await MAKE[kind]({
      ...{ scene, row, batch, ready, signal: host.signal },
      paused: () => this.#paused,
      follow: (handle, [from, share] = [0, 1], hear) => {
        this.#handle = handle;
        return this.#heard(handle, (event) => {
          hear?.(event);
          if (event.kind === "started" || event.kind === "terms") this.#go();
          if (event.kind === "started") begun ??= this.#worked;
          if (event.kind === "pace" || event.kind === "terms") {
            const { position, length, stepsPerSecond } = event.pace;
            pace(from + (share * position) / length, stepsPerSecond);
          }
        });
      },
    });
    if (!kept) return false;
    // Where half of it is another engine's arithmetic it is made again.
    if (engineText(client.engine) === engine) {
      await addBatch({ row: key, batch, took: this.#worked - (begun ?? 0), engine, when: Date.now(), ...kept });
    }
    return true;
  }

  /** The end of what was asked; null where it came to none. */
  async #heard(handle: RunHandle, hear: (event: Event) => void): Promise<Extract<Event, { kind: "done" }> | null> {
    const { host } = this.#parts;
    for await (const event of handle.events) {
      if (!host.wanted) return null;
      if (event.kind === "done") return event;
      hear(event);
      hearAlike(event, host);
    }
    return null;
  }
}

/** An engine as far as its arithmetic goes, in words. */
export const engineText = (engine: MadeBy | null): string => (engine ? `${engine.name}, ${engine.adapter}` : "");
