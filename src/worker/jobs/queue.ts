/**
 * The one caller of the network. Jobs take turns on the device, one evaluation each, so that a
 * long run does not keep a short one waiting and no turn is longer than one step of a micro-batch.
 */
import type { Job } from "./job.ts";
import { nextTask } from "./next-task.ts";

/** How many jobs share the device; the others wait, so that the memory in use stays bounded. */
export const PLACES = 4;

export class Queue {
  readonly #capacity: () => Promise<void>;
  readonly #jobs: Job[] = [];
  readonly #lastTurn = new Map<Job, number>();
  readonly #ahead = new Map<Job, number>();
  #turns = 0;
  #running = false;

  /** @param capacity resolves when the device may be given more work. */
  constructor(capacity: () => Promise<void>) {
    this.#capacity = capacity;
  }

  add(job: Job): void {
    this.#jobs.push(job);
    this.wake();
  }

  /** Drops jobs that are over, and goes on with what is ready. To be called when either has changed. */
  wake(): void {
    this.#tidy();
    if (!this.#running) void this.#run();
  }

  async #run(): Promise<void> {
    this.#running = true;
    while (this.#next()) {
      let job: Job | undefined;
      try {
        await this.#capacity();
        job = this.#next(); // messages came in meanwhile: what was next may be cancelled
        if (!job) break;
        this.#lastTurn.set(job, ++this.#turns);
        await job.turn();
      } catch (error) {
        // Without a job it was the device itself that failed, and it fails everyone.
        for (const failed of job ? [job] : [...this.#jobs]) this.#drop(failed, error);
      }
      this.#tidy();
      await nextTask();
    }
    this.#running = false;
    // What became ready between the last look and here.
    if (this.#next()) void this.#run();
  }

  #placed(): Job[] {
    return this.#jobs.filter((job) => job.ready && !job.urgent).slice(0, PLACES);
  }

  /** An urgent job, else the one among the placed whose last turn is longest ago. */
  #next(): Job | undefined {
    const urgent = this.#jobs.find((job) => job.urgent && job.ready);
    if (urgent) return urgent;
    const age = (job: Job) => this.#lastTurn.get(job) ?? 0;
    return this.#placed().reduce<Job | undefined>((a, b) => (a && age(a) <= age(b) ? a : b), undefined);
  }

  #drop(job: Job, error: unknown): void {
    this.#forget(job);
    job.fail(error);
  }

  #forget(job: Job): void {
    this.#jobs.splice(this.#jobs.indexOf(job), 1);
    this.#lastTurn.delete(job);
    this.#ahead.delete(job);
  }

  #tidy(): void {
    for (const job of this.#jobs.filter(({ over }) => over)) this.#forget(job);
    const waiting = this.#jobs.filter((job) => job.ready && !job.urgent);
    waiting.forEach((job, i) => {
      const ahead = Math.max(0, i - PLACES + 1);
      if (this.#ahead.get(job) === ahead) return;
      this.#ahead.set(job, ahead);
      job.queued?.(ahead);
    });
  }
}
