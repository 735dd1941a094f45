/** Whatever befalls the workers, in whatever order: one of them lives at the most, and every run has one end. */
import fc from "fast-check";
import { expect, test } from "vitest";
import { type Event, isLast, type RunSpec } from "../protocol.ts";
import { createClient } from "./client.ts";
import { FakeWorker, fakeEngine, type Say } from "./testing/fake-worker.ts";

const spec: RunSpec = {
  lanes: [
    {
      sampler: { kind: "ddpm", steps: "20", sigma: "fixed_large", clip: true },
      start: { from: "noise" },
      seed: "1",
      image: 0,
      branch: 0,
      sharedSteps: 0,
    },
  ],
  record: 2,
  snapshots: 2,
};
const loaded: Say = { kind: "loaded", model: { id: "m" } as never, engine: fakeEngine };
const failed = (code: "device-lost" | "out-of-memory" | "self-check-failed" | "not-finite"): Say => ({
  kind: "failed",
  failure: { code, message: code },
});
const settled = () => new Promise((resolve) => setImmediate(resolve));

class Visit {
  readonly workers: FakeWorker[] = [];
  readonly client = createClient(undefined, () => {
    const worker = new FakeWorker();
    this.workers.push(worker);
    return worker as unknown as Worker;
  });
  readonly runs: { readonly heard: Event[]; readonly abort: AbortController }[] = [];
  position = 0;

  get worker(): FakeWorker | undefined {
    return this.workers.findLast(({ terminated }) => !terminated);
  }

  /** Of the run that its newest worker has had the longest. */
  tell(event: Say): void {
    const run = this.worker?.heard.find(({ kind }) => kind === "run");
    if (run) this.worker?.onmessage?.({ data: { ...event, id: run.id } as Event });
  }

  /** Everything that is asked of its newest worker goes well. */
  goWell(): void {
    const { worker } = this;
    for (const { id, kind } of worker?.heard ?? []) {
      const event: Say | null = kind === "load" ? loaded : kind === "run" ? { kind: "done", x: null } : null;
      if (event) worker?.onmessage?.({ data: { ...event, id } as Event });
    }
  }

  begin(): void {
    const heard: Event[] = [];
    const abort = new AbortController();
    try {
      const { events } = this.client.run(spec, { signal: abort.signal });
      void (async () => {
        for await (const event of events) heard.push(event);
      })();
      this.runs.push({ heard, abort });
    } catch {
      // There is no worker, which is said where it went.
    }
  }
}

const snapshotOf = (position: number): Say => ({
  kind: "snapshot",
  snapshot: { position, lane: 0, count: 1, x: new Float32Array(1), previous: null },
});

const INCIDENTS: Readonly<Record<string, (visit: Visit) => void>> = {
  begin: (visit) => visit.begin(),
  progress: (visit) => visit.tell(snapshotOf(++visit.position)),
  done: (visit) => visit.tell({ kind: "done", x: null }),
  cancel: (visit) => visit.runs.at(-1)?.abort.abort(),
  lost: (visit) => visit.tell(failed("device-lost")),
  memory: (visit) => visit.tell(failed("out-of-memory")),
  wrong: (visit) => visit.tell(failed("self-check-failed")),
  nan: (visit) => visit.tell(failed("not-finite")),
  throws: ({ worker }) => worker?.onerror?.({ message: "Uncaught x", preventDefault: () => {} }),
  restart: ({ client }) => client.restart(),
  load: ({ client }) => void client.load("https://x.test/manifest.json").catch(() => {}),
  loads: ({ worker }) => worker?.say("load", loaded),
  refuses: ({ worker }) => worker?.say("load", { kind: "failed", failure: { code: "no-engine", message: "none" } }),
};

test("of whatever befalls workers each run comes to one end, and of the workers one is left at the most", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.constantFrom(...Object.keys(INCIDENTS)), { maxLength: 30 }), async (incidents) => {
      const visit = new Visit();
      for (const incident of ["load", "loads", "begin", ...incidents]) {
        INCIDENTS[incident]?.(visit);
        await settled();
      }
      for (const { heard } of visit.runs) {
        expect(heard.filter(isLast).length).toBeLessThanOrEqual(1);
        if (heard.some(isLast)) expect(isLast(heard.at(-1)!)).toBe(true);
      }
      // A model on its way has a worker of its own beside the one that runs.
      const loading = visit.workers.filter(
        ({ terminated, heard }) => !terminated && heard.every(({ kind }) => kind === "load"),
      );
      expect(visit.workers.filter(({ terminated }) => !terminated).length - loading.length).toBeLessThanOrEqual(1);

      // Then all goes well: what has not ended does.
      for (let i = 0; i < 3; i++) {
        visit.goWell();
        await settled();
      }
      for (const { heard } of visit.runs) expect(heard.filter(isLast)).toHaveLength(1);
    }),
    { numRuns: 300 },
  );
}, 60_000);
