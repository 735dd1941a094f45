/**
 * One place where something runs, outside React: the job that is under way, what it has made so far
 * (feed), looking at that again (playback), and how it stands, in words (status). A slot outlives its
 * runs: the pictures of one stay until the next has some.
 */
import { failureOf } from "../worker/client/failure.ts";
import type { Made } from "./earlier.ts";
import { Feed } from "./feed.ts";
import type { Frames } from "./frames.ts";
import type { Attempt, Host, Job } from "./job.ts";
import type { Measurement } from "./measurement.ts";
import { Playback } from "./playback.ts";
import type { ModelSource } from "./ready.ts";
import type { Recording } from "./recording.ts";
import type { RunsStore } from "./runs.ts";
import { isActive, type RunStatus } from "./status.ts";

/** What all slots of a page share. */
export interface SlotParts {
  readonly models: ModelSource;
  readonly frames: Frames;
  readonly runs: RunsStore;
}

/** A run that another one waited for has ended without a result. */
class EndedWithout extends Error {
  readonly status: Pick<RunStatus, "phase" | "failure">;

  constructor(slot: string, status: RunStatus) {
    super(`the run in ${slot} was ${status.phase}`);
    this.status = { phase: status.phase, failure: status.failure };
  }
}

/** A run of which nothing is known yet. */
const NEW = {
  ahead: 0,
  elsewhere: false,
  pace: null,
  follows: 0,
  playing: null,
  took: null,
  failure: null,
  engine: null,
} as const;

export class Slot {
  readonly name: string;
  readonly feed: Feed;
  readonly playback: Playback;
  readonly #parts: SlotParts;
  #job: Job | null = null;
  #attempt: Attempt | null = null;
  #abort = new AbortController();
  #serial = 0;
  /** It began by itself, and nobody has touched it since. */
  #uninvited = false;
  /** For the next job. */
  #remembered: { readonly earlier: Made; readonly paused: boolean } | null = null;
  /** What was measured, where its jobs measure. */
  #measurement: Measurement | null = null;
  /** It was paused because one went elsewhere. */
  #left = false;

  constructor(name: string, parts: SlotParts) {
    this.name = name;
    this.#parts = parts;
    this.feed = new Feed(name, parts.frames);
    this.playback = new Playback(this.feed, parts.frames, {
      moment: (moment) => parts.runs.setState(({ moments }) => ({ moments: { ...moments, [name]: moment } })),
      playing: (playing) => this.#tell({ playing }),
    });
  }

  get status(): RunStatus | undefined {
    return this.#parts.runs.getState().runs[this.name];
  }

  /** What it was given last; null before that, and once it was emptied. */
  get job(): Job | null {
    return this.#job;
  }

  /** Begins a job; the one before is cancelled, its pictures stay until this one has some. */
  start(job: Job, { paused = false }: { readonly paused?: boolean } = {}): void {
    this.#abort.abort();
    this.playback.stop();
    const abort = new AbortController();
    this.#abort = abort;
    this.#job = job;
    this.#uninvited = false;
    this.#left = false;
    this.#tellBegun(job);
    const remembered = this.#remembered;
    this.#remembered = null;
    const host = this.#hostOf(abort, remembered?.earlier ?? null);
    this.#attempt = job.begin(host, { paused: paused || (remembered?.paused ?? false) });
    this.#attempt.ended.catch((error: unknown) => {
      if (abort.signal.aborted) return;
      const ended = error instanceof EndedWithout;
      host.tell(ended ? error.status : { phase: "failed", failure: failureOf(error) });
    });
  }

  /** What is started next goes on from this where it is the same, or waits there until it is resumed. */
  remember(earlier: Made, { paused }: { readonly paused: boolean }): void {
    this.#remembered = { earlier, paused };
  }

  /** What its newest run has made so far; null where nothing was run here. */
  get made(): Made | null {
    const { status, feed } = this;
    if (!status?.model || !status.engine) return null;
    const of = { model: status.model, engine: status.engine };
    if (this.#measurement) return { measurement: this.#measurement, ...of };
    return feed.recording?.lanes.length ? { recording: feed.recording, ...of } : null;
  }

  /** Shows a run that was recorded beforehand, in a slot where nothing else runs. */
  adopt(recording: Recording, of: Pick<RunStatus, "scene" | "model">): void {
    this.playback.show(recording);
    const { pictures, times } = recording;
    this.#put({ ...NEW, ...of, slot: this.name, serial: 0, phase: "recorded", pictures, length: times.length - 1 });
  }

  pause(): void {
    this.#uninvited = false;
    if (isActive(this.status)) this.#attempt?.controls?.pause();
  }

  resume(): void {
    this.#uninvited = false;
    if (this.#remembered) this.#remembered = { ...this.#remembered, paused: false };
    if (!isActive(this.status)) return;
    this.#attempt?.controls?.resume();
    this.playback.hold(null);
  }

  /** One step of every picture; the run stays paused. */
  step(): void {
    this.#uninvited = false;
    if (!isActive(this.status)) return;
    this.playback.hold(null);
    this.#attempt?.controls?.step?.();
  }

  /** Nobody asked for what runs now: it is to wait while one is elsewhere. */
  uninvite(): void {
    this.#uninvited = true;
  }

  get isUninvited(): boolean {
    return this.#uninvited;
  }

  /** One goes elsewhere. What nobody asked for leaves the device to what is asked for there. */
  leave(): void {
    const { status } = this;
    if (!this.#uninvited || !isActive(status) || status?.phase === "paused") return;
    this.#left = true;
    this.#attempt?.controls?.pause();
  }

  /** One is there again: what waited goes on. */
  comeBack(): void {
    if (this.#left && this.status?.phase === "paused") this.#attempt?.controls?.resume();
    this.#left = false;
  }

  /** Felt within one step of the network. What was recorded stays and can be scrubbed. */
  cancel(): void {
    this.#abort.abort();
    if (isActive(this.status)) this.#tell({ phase: "cancelled" });
  }

  /** The same again, from its noise, with the settings it had. */
  restart(): void {
    if (this.#job) this.start(this.#job);
  }

  /** The same again, from the newest state that is known of it. */
  goOn(): void {
    const { made } = this;
    if (made) this.remember(made, { paused: false });
    this.restart();
  }

  /** The settings its run belongs to, where those grew without running again: a branch was added beside it. */
  amend(scene: RunStatus["scene"]): void {
    if (this.#job) this.#job = { ...this.#job, scene };
    this.#tell({ scene });
  }

  /** Cancels what runs here and forgets it, as if nothing had ever run. */
  empty(): void {
    this.cancel();
    this.#abort = new AbortController();
    this.#job = null;
    this.#attempt = null;
    this.#remembered = null;
    this.#measurement = null;
    this.playback.clear();
    this.#parts.runs.setState(({ runs: { [this.name]: _, ...runs } }) => ({ runs }));
  }

  /**
   * What the run here has made, once it is done: another run waits for it as it would wait for a model.
   * Whichever way either ends, the other does: aborting the signal cancels this run, and where this one
   * is cancelled or fails, the promise rejects with what makes the other end so.
   */
  finished(signal: AbortSignal): Promise<Recording> {
    return new Promise((resolve, reject) => {
      const over = new AbortController();
      const check = () => {
        const { status } = this;
        if (isActive(status)) return;
        over.abort();
        const { recording } = this.feed;
        if (status?.phase === "done" && recording) resolve(recording);
        else reject(status ? new EndedWithout(this.name, status) : new Error(`nothing runs in ${this.name}`));
      };
      const leave = this.#parts.runs.subscribe(check);
      over.signal.addEventListener("abort", leave);
      const cancel = () => {
        over.abort();
        this.cancel();
        reject(signal.reason);
      };
      signal.addEventListener("abort", cancel, { signal: over.signal });
      if (signal.aborted) cancel();
      else check();
    });
  }

  #tell(change: Partial<RunStatus>): void {
    const { status } = this;
    if (status) this.#put({ ...status, ...change });
  }

  #put(status: RunStatus): void {
    this.#parts.runs.setState(({ runs }) => ({ runs: { ...runs, [this.name]: status } }));
  }

  /** What was on screen stays counted until the new run has pictures. */
  #tellBegun({ scene }: Job): void {
    const before = this.status;
    this.#put({
      ...NEW,
      slot: this.name,
      serial: ++this.#serial,
      scene,
      phase: this.#parts.models.current ? "queued" : "waiting",
      pictures: before?.pictures ?? 0,
      length: before?.length ?? 0,
      model: before?.model ?? null,
    });
  }

  #hostOf(abort: AbortController, earlier: Made | null): Host {
    const { models, frames } = this.#parts;
    const wanted = () => this.#abort === abort;
    const phase = () => this.status?.phase;
    return {
      models,
      signal: abort.signal,
      earlier,
      get wanted() {
        return wanted();
      },
      get phase() {
        return phase();
      },
      tell: (change) => {
        if (wanted()) this.#tell(change);
      },
      show: (recording) => this.playback.show(recording),
      measures: (measurement) => {
        if (wanted()) this.#measurement = measurement;
      },
      changed: () => this.feed.changed(),
      now: () => frames.now(),
    };
  }
}
