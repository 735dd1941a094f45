/**
 * The bench at work: of every row sixteen pictures, then sixteen more of every row, so that rows can be compared early.
 * Each batch is a run of its own on the worker, and a function of the row alone: what was measured before is not again.
 */
import { toHalf } from "../../bytes/half.ts";
import { toLevel } from "../../diffusion/levels.ts";
import { stepsOf } from "../../diffusion/samplers/define.ts";
import type { MadeBy } from "../../run/earlier.ts";
import type { Attempt, Controls, Host } from "../../run/job.ts";
import type { Ready } from "../../run/ready.ts";
import type { Event, ModelInfo } from "../../worker/protocol.ts";
import { BATCH, batchesOf, batchLanes, rowKey } from "./lanes.ts";
import { addBatch, batchesOfRow } from "./measured.ts";
import { together } from "./results.ts";
import type { BenchScene, Row } from "./scene.ts";

/** Pictures of a row that are kept to be seen: the first, whatever they are. */
export const SHOWN = 8;

interface Parts {
  readonly scene: BenchScene;
  /** Those of its rows that are measured. */
  readonly rows: readonly Row[];
  readonly host: Host;
  readonly paused: boolean;
}

interface Task {
  readonly row: Row;
  readonly key: string;
  readonly batch: number;
  /** Evaluations of the network a picture. */
  readonly cost: number;
}

export class Measuring implements Attempt, Controls {
  readonly ended: Promise<void>;
  readonly controls = this;
  readonly #parts: Parts;
  #handle: ReturnType<Ready["client"]["run"]> | null = null;
  #paused: boolean;
  /** Milliseconds at work: while it stands still none go by. */
  #spent = 0;
  #since: number | null = null;

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
    const { host, scene } = this.#parts;
    const ready = await host.models.ready(host.signal);
    const { model, client } = ready;
    const { tasks, done } = await this.#tasks(model, client.engine);
    host.signal.throwIfAborted();
    const length = done + tasks.length * BATCH;
    host.tell({ phase: this.#paused ? "paused" : "running", length, model, engine: client.engine });
    const costs = tasks.map(({ cost }) => cost);
    for (const [i, task] of tasks.entries()) {
      const left = costs.slice(i + 1).reduce((sum, cost) => sum + cost, 0);
      const before = costs.slice(0, i).reduce((sum, cost) => sum + cost, 0);
      const pace = (part: number, stepsPerSecond: number) => {
        const made = before + part * task.cost;
        const secondsLeft = made > 0 ? ((this.#worked / 1000) * (left + (1 - part) * task.cost)) / made : 0;
        host.tell({ pace: { stepsPerSecond, secondsLeft, position: done + i * BATCH, length } });
      };
      pace(0, 0);
      if (!(await this.#measure(task, ready, pace))) return;
    }
    host.tell({
      phase: "done",
      took: this.#worked,
      pace: { stepsPerSecond: 0, secondsLeft: 0, position: length, length },
      scene,
    });
  }

  /** What is still to be made, and how many pictures are there. */
  async #tasks(model: ModelInfo, engine: MadeBy | null): Promise<{ tasks: Task[]; done: number }> {
    const { scene, rows } = this.#parts;
    const wanted = batchesOf(scene.count);
    const known = await Promise.all(
      rows.map(async (row) => {
        const key = rowKey(scene, row, model);
        const batches = together(await batchesOfRow(key));
        const have = batches[0]?.engine === engineText(engine) ? Math.min(wanted, batches.length) : 0;
        return { row, key, have, cost: stepsOf(row.sampler) };
      }),
    );
    const tasks = Array.from({ length: wanted }, (_, batch) =>
      known.flatMap(({ row, key, have, cost }) => (batch < have ? [] : [{ row, key, batch, cost }])),
    ).flat();
    return { tasks: once(tasks), done: known.reduce((sum, { have }) => sum + have * BATCH, 0) };
  }

  /** False where it came to no end. */
  async #measure(
    { row, key, batch }: Task,
    ready: Ready,
    pace: (part: number, stepsPerSecond: number) => void,
  ): Promise<boolean> {
    const { host, scene } = this.#parts;
    const { client, model } = ready;
    if (host.models.current !== ready) return this.#ended({ phase: "cancelled" });
    const lanes = batchLanes(scene, row, model.classes, batch);
    const spec = { lanes, record: 1, snapshots: 1, features: true, paused: this.#paused };
    this.#handle = client.run(spec, { signal: host.signal });
    let before = this.#worked;
    for await (const event of this.#handle.events) {
      if (!host.wanted) return false;
      switch (event.kind) {
        case "queued":
          host.tell({ ahead: event.ahead, elsewhere: event.elsewhere ?? false });
          break;
        case "started":
          this.#go();
          before = this.#worked;
          break;
        case "recovered":
          host.tell({ engine: event.engine });
          break;
        case "pace":
          pace(event.pace.position / event.pace.length, event.pace.stepsPerSecond);
          break;
        case "done": {
          const measured = { row: key, batch, took: this.#worked - before, engine: engineText(client.engine) };
          await addBatch({ ...measured, when: Date.now(), ...keptOf(event, model, batch) });
          return true;
        }
        case "cancelled":
          return this.#ended({ phase: "cancelled" });
        case "failed":
          return this.#ended({ phase: "failed", failure: event.failure });
      }
    }
    return false;
  }

  #ended(change: Parameters<Host["tell"]>[0]): false {
    this.#stop();
    this.#parts.host.tell(change);
    return false;
  }
}

/** Rows that are the same are measured once. */
function once(tasks: readonly Task[]): Task[] {
  return [...new Map(tasks.map((task) => [`${task.key} ${task.batch}`, task])).values()];
}

/** An engine as far as its arithmetic goes, in words. */
export const engineText = (engine: MadeBy | null): string => (engine ? `${engine.name}, ${engine.adapter}` : "");

function keptOf({ x, features }: Extract<Event, { kind: "done" }>, model: ModelInfo, batch: number) {
  if (!x || !features) throw new Error("a run of the bench ended without features");
  const D = model.channels * model.width * model.height;
  return { features: toHalf(features), ...(batch === 0 && { shown: levelsOf(x.subarray(0, SHOWN * D), model) }) };
}

/** [n, C, H, W] in model range → 8-bit [n, H, W, C]. */
function levelsOf(x: Float32Array, { channels, width, height }: ModelInfo): Uint8Array<ArrayBuffer> {
  const plane = width * height;
  return Uint8Array.from({ length: x.length }, (_, i) => {
    const picture = Math.floor(i / (plane * channels));
    const [pixel, channel] = [Math.floor(i / channels) % plane, i % channels];
    return toLevel(x[(picture * channels + channel) * plane + pixel]!);
  });
}
