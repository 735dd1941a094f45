/**
 * A run: pictures on their way from x_T to x_0, in micro-batches that advance in turn, by as many
 * steps as one submission to the GPU may take. What is recorded and what is kept to go on from is fixed by the plan; what is displayed is
 * a view of it at display rate, left out where nobody takes it.
 */
import { wordsOf } from "../../../bytes/words-of.ts";
import type { Lane } from "../../../diffusion/plan.ts";
import type { Denoiser, Executor, Pictures, Pixels, Reading, Values } from "../../../engine/denoiser.ts";
import { pictureSize } from "../../../engine/denoiser.ts";
import type { Check } from "../../../engine/selfcheck.ts";
import { Fault, isTooLarge } from "../../../models/fault.ts";
import { failureOf } from "../failure.ts";
import type { Job, Tell } from "../job.ts";
import { microBatches } from "../micro-batches.ts";
import { Pacer } from "../pacer.ts";
import { MicroBatch } from "./micro-batch.ts";
import { frameOf, snapshotOf } from "./reading.ts";
import { type Marks, type Stretch, timeAt } from "./stretch.ts";

export interface ChainOptions extends Marks {
  readonly paused: boolean;
  readonly check: Check;
}

const DISPLAY_MS = 1000 / 30;
/** Display frames that may be on their way to the page unseen, for each micro-batch. */
const UNSEEN = 2;

export class Chain implements Job {
  readonly #denoiser: Denoiser;
  readonly #options: ChainOptions;
  readonly #tell: Tell;
  #batches: readonly MicroBatch[];
  readonly #result: Values;
  readonly #pacer = new Pacer();
  readonly #length: number;
  /** Steps each micro-batch may do: without end, or up to where it was paused. */
  #goal: number;
  #pauseTold = false;
  /** Whose steps are under way, and how many it will have done. */
  #stepping: { readonly batch: MicroBatch; readonly done: number } | null = null;
  #visible = true;
  #unseen = 0;
  #over = false;
  /** Readings are delivered in the order they were asked for. */
  #deliveries: Promise<void> = Promise.resolve();

  constructor(denoiser: Denoiser, lanes: readonly Lane[], options: ChainOptions, tell: Tell) {
    this.#denoiser = denoiser;
    this.#options = options;
    this.#tell = tell;
    this.#goal = options.paused ? 0 : Number.POSITIVE_INFINITY;
    this.#length = Math.max(...lanes.map(({ plan }) => plan.steps.length));
    this.#result = new Float32Array(lanes.length * pictureSize(denoiser.shape));
    let first = 0;
    this.#batches = microBatches(lanes.length, denoiser.atOnce).map((size) => {
      const batch = new MicroBatch(first, lanes.slice(first, first + size), options);
      first += size;
      return batch;
    });
  }

  get over(): boolean {
    return this.#over;
  }

  get ready(): boolean {
    return !this.#over && this.#batches.some((batch) => this.#wants(batch));
  }

  /** Steps of the longest plan done by the micro-batch that is furthest behind. */
  get position(): number {
    return this.#length - Math.max(...this.#batches.map(({ left }) => left));
  }

  /** Stops when all pictures stand at one position: that of the furthest. */
  pause(): void {
    if (Number.isFinite(this.#goal)) return;
    this.#goal = this.#furthest();
    this.#tellPause();
  }

  resume(): void {
    this.#goal = Number.POSITIVE_INFINITY;
    this.#pauseTold = false;
    this.#pacer.restart();
  }

  /** One position further for every picture, then paused. */
  step(): void {
    this.#goal = Math.max(Number.isFinite(this.#goal) ? this.#goal : 0, this.#furthest()) + 1;
    this.#pauseTold = false;
  }

  queued(ahead: number): void {
    this.#tell({ kind: "queued", ahead });
  }

  control(action: "pause" | "resume" | "step"): void {
    this[action]();
  }

  seen(frames: number): void {
    this.#unseen = Math.max(0, this.#unseen - frames);
  }

  /** In a page that nobody sees nothing is read to be displayed; what is recorded is, when there is no more room for it. */
  visible(is: boolean): void {
    this.#visible = is;
  }

  cancel(): void {
    this.#over = true;
    for (const { executor } of this.#batches) executor?.dispose();
  }

  fail(error: unknown): void {
    if (this.#over) return;
    this.cancel();
    this.#tell({ kind: "failed", failure: failureOf(error) });
  }

  async turn(): Promise<void> {
    const batch = this.#batches.filter((b) => this.#wants(b)).reduce((a, b) => (b.done < a.done ? b : a));
    if (batch.executor) await this.#step(batch, batch.executor);
    else await this.#open(batch);
    if (this.#over) return; // cancelled while the step was under way
    await this.#look(batch, Number.isFinite(this.#goal));
    if (batch.finished) batch.executor?.dispose();
    if (this.#batches.every(({ finished }) => finished)) this.#finish();
    else this.#tellPause();
  }

  #wants(batch: MicroBatch): boolean {
    return !batch.finished && batch.done < this.#goal;
  }

  #furthest(): number {
    return Math.max(
      0,
      ...this.#batches.map((batch) => (batch === this.#stepping?.batch ? this.#stepping.done : batch.done)),
    );
  }

  async #open(batch: MicroBatch): Promise<void> {
    const size = batch.asked;
    try {
      await this.#denoiser.reserve(size);
      await this.#options.check(size, () => this.#tell({ kind: "compiling", batch: size }));
    } catch (error) {
      const smaller = isTooLarge(error) ? batch.divided(this.#options) : [];
      if (smaller.length === 0) throw error;
      const [asked, atOnce] = [batch, smaller[0]!].map(({ lanes }) => lanes.length) as [number, number];
      this.#tell({ kind: "divided", asked, atOnce, detail: wordsOf(error) });
      this.#batches = this.#batches.flatMap((each) => (each === batch ? smaller : [each]));
      return;
    }
    if (this.#over) return;
    batch.executor = this.#denoiser.executor(batch.lanes, batch.marked);
    this.#pacer.restart();
  }

  async #step(batch: MicroBatch, executor: Executor): Promise<void> {
    const count = batch.stretchOf(Math.min(executor.burst, this.#goal - batch.done, batch.left));
    this.#stepping = { batch, done: batch.done + count };
    try {
      await executor.step(count);
    } finally {
      this.#stepping = null;
    }
    if (!this.#pacer.tick(count, count * batch.asked) || this.#over) return;
    const left = this.#batches.reduce((sum, each) => sum + each.left * each.asked, 0);
    const pace = { ...this.#pacer.read(left), position: this.position, length: this.#length };
    this.#tell({ kind: "pace", pace });
  }

  /** Reads what the last step of a micro-batch left, as far as anybody is to see or keep it. */
  async #look(batch: MicroBatch, always: boolean): Promise<void> {
    const { executor, done, finished } = batch;
    if (!executor) return;
    const kept = batch.kept(done);
    const due = always || this.#displayDue(batch);
    const begins = done === 0 && batch.recorded(0).length > 0;
    if (kept.length === 0 && !begins && !finished && !due && executor.burst > 0) return executor.send();

    if (!executor.canRead) executor.send();
    await executor.readable();
    if (this.#over || batch.done !== done) return; // cancelled, or resumed and a step further
    const reading = executor.read(kept.length > 0 || finished ? "state" : "pictures");
    const recorded = batch.recorded(done);
    const shown = due ? batch.lively(done) : recorded;
    if (!always) this.#unseen += shown.length - recorded.length;
    if (due) {
      batch.shown = done;
      batch.shownAt = performance.now();
    }
    this.#deliver(reading, (values) => {
      this.#checkFinite(batch, done, values);
      for (const s of kept) {
        const snapshot = snapshotOf(values, batch.first, batch.lanes.length, s, done);
        this.#tell({ kind: "snapshot", snapshot }, buffersOf(snapshot.x, snapshot.previous));
      }
      for (const [at, pictures] of values.marked) this.#show(batch, pictures, at, batch.recorded(at));
      this.#show(batch, values.pictures, done, shown);
      if (finished) this.#result.set(values.state!.x, batch.first * pictureSize(this.#denoiser.shape));
    });
  }

  #show(batch: MicroBatch, pictures: Pictures, done: number, stretches: readonly Stretch[]): void {
    const recorded = new Set(batch.recorded(done));
    for (const s of stretches) {
      const frame = frameOf(pictures, batch.first, batch.lanes.length, s, done, recorded.has(s));
      this.#tell({ kind: "frame", frame }, buffersOf(frame.x, frame.x0));
    }
  }

  #displayDue(batch: MicroBatch): boolean {
    const may = this.#visible && this.#unseen < UNSEEN * this.#batches.length && batch.executor?.canRead === true;
    return may && performance.now() - batch.shownAt >= DISPLAY_MS;
  }

  #deliver<Value>(reading: Promise<Value>, use: (value: Value) => void): void {
    reading.catch(() => {}); // it is awaited below, perhaps long after it rejects
    this.#deliveries = this.#deliveries
      .then(async () => {
        const values = await reading;
        if (!this.#over) use(values);
      })
      .catch((error: unknown) => this.fail(error));
  }

  #checkFinite(batch: MicroBatch, done: number, { notFinite }: Reading): void {
    if (notFinite === null) return;
    const { plan, at } = batch.lanes[notFinite]!;
    const position = Math.min(at + done, plan.steps.length);
    const where = `at or before step ${position} (t = ${timeAt(plan, position)})`;
    throw new Fault("not-finite", `picture ${batch.first + notFinite} became NaN or infinite ${where}`);
  }

  /** Says "paused" once, after the pictures as they stand. */
  #tellPause(): void {
    if (this.#pauseTold || this.#over || !Number.isFinite(this.#goal) || this.ready) return;
    this.#pauseTold = true;
    const { position } = this;
    // What is finished was shown as it ended, and can no longer be read.
    const stale = this.#batches.filter((batch) => !batch.finished && batch.shown !== batch.done);
    void Promise.all(stale.map((batch) => this.#look(batch, true)))
      .then(() => this.#deliver(Promise.resolve(), () => this.#tell({ kind: "paused", position })))
      .catch((error: unknown) => this.fail(error));
  }

  #finish(): void {
    this.#deliver(Promise.resolve(), () => {
      this.#over = true;
      this.#tell({ kind: "done", x: this.#result }, [this.#result.buffer]);
    });
  }
}

/** Arrays to be moved to the page. */
function buffersOf(...arrays: (Values | Pixels | null)[]): ArrayBuffer[] {
  return arrays.flatMap((array) => array?.buffer ?? []);
}
