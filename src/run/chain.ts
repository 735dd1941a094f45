/**
 * The job of most slots: pictures on their way from noise. It turns lanes into a request, listens to
 * the worker, keeps the recording, and tells the slot in words.
 */

import type { Scene } from "../scene/scene.ts";
import type { RunHandle } from "../worker/client/client.ts";
import type { Event, LaneSpec, ModelInfo } from "../worker/protocol.ts";
import { type LaneMaker, runSpec } from "./budget.ts";
import { checkShapes } from "./check-shapes.ts";
import { type Earlier, isSameRun } from "./earlier.ts";
import { hearAlike } from "./hear-alike.ts";
import type { Attempt, Controls, Host, Job } from "./job.ts";
import type { Ready } from "./ready.ts";
import { Recording } from "./recording.ts";
import type { RunStatus } from "./status.ts";

export interface ChainOptions {
  readonly scene: Scene;
  readonly lanes: LaneMaker;
  /** Positions whose states must be kept exactly: something is to begin there. */
  readonly snapshotsAt?: (model: ModelInfo) => readonly number[];
  /** Steps, counted for each picture, of what was started with it and begins with its result. */
  readonly follows?: number;
  /** Among how many runs what one may record is divided. */
  readonly share?: number;
  readonly from?: string;
}

export function chainJob(options: ChainOptions): Job {
  const { scene, from } = options;
  return { scene, from, begin: (host, { paused }) => new Chain(options, host, paused) };
}

class Chain implements Attempt, Controls {
  readonly ended: Promise<void>;
  readonly controls = this;
  readonly #options: ChainOptions;
  readonly #host: Host;
  #handle: RunHandle | null = null;
  /** A wish, before the worker has the run. */
  #paused: boolean;
  #startedAt: number | null = null;

  constructor(options: ChainOptions, host: Host, paused: boolean) {
    this.#options = options;
    this.#host = host;
    this.#paused = paused;
    this.ended = this.#follow();
  }

  pause(): void {
    this.#paused = true;
    this.#handle?.pause();
    this.#host.tell({ phase: "paused" });
  }

  resume(): void {
    this.#paused = false;
    this.#handle?.resume();
    this.#host.tell({ phase: this.#startedAt !== null ? "running" : this.#handle ? "queued" : "waiting" });
  }

  step(): void {
    if (!this.#paused) this.pause();
    this.#handle?.step();
  }

  get #spent(): number {
    return this.#host.now() - (this.#startedAt ?? this.#host.now());
  }

  async #follow(): Promise<void> {
    const { signal } = this.#host;
    const earlier = this.#host.earlier && "recording" in this.#host.earlier ? this.#host.earlier : null;
    // What there is of it is seen until it goes on, and from then on too.
    if (earlier) this.#show(earlier);
    const { client, model, lanes } = await this.#make();
    checkShapes(lanes, model);
    const same = earlier && isSameRun(earlier, lanes, model, client.engine) ? earlier : null;
    if (same?.recording.result) return this.#show(same, { phase: "done", took: same.recording.spent });
    const recording = same?.recording ?? new Recording(lanes.length, model.width * model.height * 4, lanes);
    const spec = {
      ...runSpec(lanes, model, this.#paused, this.#options.share),
      snapshotsAt: this.#options.snapshotsAt?.(model) ?? [],
    };
    this.#handle = client.run(spec, { signal, from: recording.snapshots });
    if (this.#host.phase === "waiting") this.#host.tell({ phase: "queued" });
    for await (const event of this.#handle.events) {
      if (!this.#host.wanted) return;
      this.#hear(event, recording, { client, model });
    }
  }

  #show({ recording, model, engine }: Earlier, change: Partial<RunStatus> = {}): void {
    const { pictures, times } = recording;
    this.#host.show(recording);
    this.#host.tell({ pictures, length: times.length - 1, model, engine, ...change });
  }

  /** Lanes of the model that runs them: while they were made, another may have come. */
  async #make(): Promise<Ready & { readonly lanes: readonly LaneSpec[] }> {
    const { models, signal } = this.#host;
    for (;;) {
      const ready = await models.ready(signal);
      signal.throwIfAborted();
      const lanes = await this.#options.lanes(ready.model, signal);
      signal.throwIfAborted();
      if (models.current === ready) return { ...ready, lanes };
    }
  }

  #hear(event: Event, recording: Recording, { client, model }: Ready): void {
    const host = this.#host;
    switch (event.kind) {
      case "started":
        recording.times = event.times;
        this.#startedAt = host.now() - recording.spent;
        host.show(recording);
        host.tell({
          phase: this.#paused ? "paused" : "running",
          pictures: recording.pictures,
          length: event.length,
          follows: this.#options.follows ?? 0,
          model,
          engine: client.engine,
        });
        break;
      case "frame":
        recording.add(event.frame);
        host.changed();
        break;
      case "snapshot":
        recording.snapshots.push(event.snapshot);
        recording.spent = this.#spent;
        break;
      case "pace":
        host.tell({ pace: event.pace });
        break;
      case "paused":
        host.tell({ phase: "paused" });
        break;
      case "done":
        recording.result = event.x;
        recording.spent = this.#spent;
        host.tell({ phase: "done", took: recording.spent });
        host.changed();
        break;
      default:
        hearAlike(event, host);
    }
  }
}
