/**
 * The bench at work: of every row sixteen pictures, then sixteen more of every row, so that rows can be compared early.
 * Each batch is a run of its own on the worker, and a function of the row alone: what was measured before is not again.
 */
import { concat } from "../../bytes/concat.ts";
import { toHalf } from "../../bytes/half.ts";
import { stepsOf } from "../../diffusion/samplers/define.ts";
import { toPicture } from "../../pictures/generated.ts";
import type { MadeBy } from "../../run/earlier.ts";
import { hearAlike } from "../../run/hear-alike.ts";
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
    host.tell({ phase: this.#paused ? "paused" : "running", model, engine: client.engine });
    let made = 0;
    let length = 0;
    // Asked anew for every batch: an engine that took over meanwhile has all of a row to measure.
    for (;;) {
      const { tasks, done } = await this.#tasks(model, client.engine);
      host.signal.throwIfAborted();
      length = (done + tasks.length) * BATCH;
      const [next] = tasks;
      if (!next) break;
      const left = tasks.reduce((sum, { cost }) => sum + cost, 0);
      const pace = (part: number, stepsPerSecond: number) => {
        const so = made + part * next.cost;
        const secondsLeft = so > 0 ? ((this.#worked / 1000) * (left - part * next.cost)) / so : 0;
        host.tell({ length, pace: { stepsPerSecond, secondsLeft, position: done * BATCH, length } });
      };
      pace(0, 0);
      if (!(await this.#measure(next, ready, pace))) return;
      made += next.cost;
    }
    host.tell({
      phase: "done",
      took: this.#worked,
      length,
      pace: { stepsPerSecond: 0, secondsLeft: 0, position: length, length },
      scene,
    });
  }

  /** What is still to be made, and how many batches are there; rows that are the same are one. */
  async #tasks(model: ModelInfo, engine: MadeBy | null): Promise<{ tasks: Task[]; done: number }> {
    const { scene, rows } = this.#parts;
    const wanted = batchesOf(scene.count);
    const once = new Map(rows.map((row) => [rowKey(scene, row, model), row]));
    const known = await Promise.all(
      [...once].map(async ([key, row]) => {
        const batches = together(await batchesOfRow(key));
        const have = batches[0]?.engine === engineText(engine) ? Math.min(wanted, batches.length) : 0;
        return { row, key, have, cost: stepsOf(row.sampler) };
      }),
    );
    const tasks = Array.from({ length: wanted }, (_, batch) =>
      known.flatMap(({ row, key, have, cost }) => (batch < have ? [] : [{ row, key, batch, cost }])),
    ).flat();
    return { tasks, done: known.reduce((sum, { have }) => sum + have, 0) };
  }

  /** False where it came to no end. */
  async #measure(
    { row, key, batch }: Task,
    ready: Ready,
    pace: (part: number, stepsPerSecond: number) => void,
  ): Promise<boolean> {
    const { host, scene } = this.#parts;
    const { client, model } = ready;
    if (host.models.current !== ready) {
      host.tell({ phase: "cancelled" });
      return false;
    }
    const lanes = batchLanes(scene, row, model.classes, batch);
    const spec = { lanes, record: 1, snapshots: 1, features: true, paused: this.#paused };
    const engine = engineText(client.engine);
    this.#handle = client.run(spec, { signal: host.signal });
    let before = this.#worked;
    for await (const event of this.#handle.events) {
      if (!host.wanted) return false;
      switch (event.kind) {
        case "started":
          this.#go();
          before = this.#worked;
          break;
        case "pace":
          pace(event.pace.position / event.pace.length, event.pace.stepsPerSecond);
          break;
        case "done": {
          // Half of it is another engine's arithmetic: it is made again.
          if (engineText(client.engine) !== engine) return true;
          const measured = { row: key, batch, took: this.#worked - before, engine };
          await addBatch({ ...measured, when: Date.now(), ...keptOf(event, model, batch) });
          return true;
        }
        default:
          hearAlike(event, host);
      }
    }
    return false;
  }
}

/** An engine as far as its arithmetic goes, in words. */
export const engineText = (engine: MadeBy | null): string => (engine ? `${engine.name}, ${engine.adapter}` : "");

function keptOf({ x, features }: Extract<Event, { kind: "done" }>, model: ModelInfo, batch: number) {
  if (!x || !features) throw new Error("a run of the bench ended without features");
  const D = model.channels * model.width * model.height;
  if (batch > 0) return { features: toHalf(features) };
  const shown = Array.from({ length: SHOWN }, (_, i) => toPicture(x.subarray(i * D, (i + 1) * D), model).pixels);
  return { features: toHalf(features), shown: concat(Uint8Array, shown) as Uint8Array<ArrayBuffer> };
}
