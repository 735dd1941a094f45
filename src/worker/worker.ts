/**
 * The worker: one model, one device, one queue. It answers the protocol's requests and knows nothing
 * of the page. Another model is another worker, so nothing here is ever unloaded.
 */
import { checkTables } from "../diffusion/quantiles.ts";
import { type Denoiser, pictureSize } from "../engine/denoiser.ts";
import { type Check, selfCheck } from "../engine/selfcheck.ts";
import { Fault, wordsOf } from "../models/fault.ts";
import { BitsJob } from "./jobs/bits.ts";
import { InspectJob } from "./jobs/inspect.ts";
import { Queue } from "./jobs/queue.ts";
import { Chain } from "./jobs/run/chain.ts";
import { type LaneOf, laneMaker } from "./jobs/run/lanes.ts";
import { timeAt } from "./jobs/run/stretch.ts";
import { type Loaded, loadModel } from "./load.ts";
import type { Event, Failure, Request } from "./protocol.ts";

interface Ready extends Loaded {
  readonly queue: Queue;
  readonly laneOf: LaneOf;
  /** Resolves when the engine has proved itself for a batch of this size; asked once a size. */
  readonly check: Check;
}

type Work = Chain | BitsJob | InspectJob;
type RequestOf<K extends Request["kind"]> = Extract<Request, { kind: K }>;

let ready: Ready | null = null;
const works = new Map<number, Work>();
const loads = new Map<number, AbortController>();

function post(event: Event, transfer: Transferable[] = []): void {
  self.postMessage(event, { transfer });
}

function failureOf(error: unknown): Failure {
  if (error instanceof Fault) {
    const { code, message, detail } = error;
    return { code, message, ...(detail && { detail }) };
  }
  // Samplers, schedules and seeds refuse what they are given with a RangeError.
  return { code: error instanceof RangeError ? "bad-request" : "internal", message: wordsOf(error) };
}

function fail(id: number, error: unknown): void {
  works.delete(id);
  post({ id, kind: "failed", failure: failureOf(error) });
}

function finish(id: number, x: Float32Array<ArrayBuffer> | null): void {
  works.delete(id);
  post({ id, kind: "done", x }, x ? [x.buffer] : []);
}

async function load({ id, manifestUrl, engine }: RequestOf<"load">): Promise<void> {
  if (ready || loads.size > 0)
    throw new Fault("bad-request", "this worker has its model; another needs another worker");
  const abort = new AbortController();
  loads.set(id, abort);
  try {
    await checkTables();
    const loaded = await loadModel(manifestUrl, engine, abort.signal, (progress) =>
      post({ id, kind: "progress", ...progress }),
    );
    const { denoiser, manifest, model, info } = loaded;
    ready = {
      ...loaded,
      queue: new Queue(() => denoiser.capacity()),
      laneOf: laneMaker(manifest.diffusion, pictureSize(denoiser.shape)),
      check: checker(denoiser, loaded),
    };
    post({ id, kind: "loaded", model, engine: info });
  } catch (error) {
    if (abort.signal.aborted) post({ id, kind: "cancelled" });
    else fail(id, error);
  } finally {
    loads.delete(id);
  }
}

/** Asked from within turns of the queue, so never twice at once. A size that failed is tried again when asked for. */
function checker(denoiser: Denoiser, { manifest, info }: Loaded): Ready["check"] {
  const right = new Set([info.selfCheck.batch]);
  return async (batch, compiling) => {
    if (right.has(batch)) return;
    compiling();
    await selfCheck(denoiser, manifest, batch);
    right.add(batch);
  };
}

function run({ id, spec }: RequestOf<"run">, { denoiser, laneOf, check, queue }: Ready): void {
  if (spec.lanes.length === 0) throw new Fault("bad-request", "a run of no pictures; expected 1 or more");
  const lanes = spec.lanes.map(laneOf);
  const longest = lanes.reduce((a, b) => (b.plan.steps.length > a.plan.steps.length ? b : a)).plan;
  const length = longest.steps.length;
  const chain = new Chain(
    denoiser,
    lanes,
    {
      record: spec.record,
      snapshots: spec.snapshots,
      snapshotsAt: spec.snapshotsAt ?? [],
      paused: spec.paused ?? false,
      check,
    },
    {
      queued: (ahead) => post({ id, kind: "queued", ahead }),
      compiling: (batch) => post({ id, kind: "compiling", batch }),
      frame: (frame) => post({ id, kind: "frame", frame }, [frame.x.buffer, ...(frame.x0 ? [frame.x0.buffer] : [])]),
      snapshot: (snapshot) => {
        const { x, previous } = snapshot;
        post({ id, kind: "snapshot", snapshot }, [x.buffer, ...(previous ? [previous.buffer] : [])]);
      },
      pace: (pace) => post({ id, kind: "pace", pace }),
      paused: (position) => post({ id, kind: "paused", position }),
      done: (x) => finish(id, x),
      failed: (error) => fail(id, error),
    },
  );
  const times = Array.from({ length: length + 1 }, (_, position) => timeAt(longest, position));
  post({ id, kind: "started", length, times });
  works.set(id, chain);
  queue.add(chain);
}

function bits({ id, spec }: RequestOf<"bits">, { denoiser, manifest, check, queue }: Ready): void {
  const job = new BitsJob(denoiser, manifest.diffusion, spec, check, {
    compiling: (batch) => post({ id, kind: "compiling", batch }),
    terms: (terms, prior, pace) => post({ id, kind: "terms", terms, prior, pace }),
    done: () => finish(id, null),
    failed: (error) => fail(id, error),
  });
  works.set(id, job);
  queue.add(job);
}

function inspect({ id, spec }: RequestOf<"inspect">, { denoiser, laneOf, queue }: Ready): void {
  const told = (look: { x: Float32Array; x0: Float32Array; epsilon: Float32Array; sigma: Float32Array | null }) => {
    post({ id, kind: "inspected", ...look });
    finish(id, null);
  };
  const job = new InspectJob(denoiser, laneOf(spec.lane), told, (error) => fail(id, error));
  works.set(id, job);
  queue.add(job);
}

function control({ id, action }: RequestOf<"control">): void {
  const work = works.get(id);
  if (!(work instanceof Chain)) return; // it ended while the message was on its way
  work[action]();
  ready?.queue.wake();
}

function cancel(id: number): void {
  loads.get(id)?.abort();
  const work = works.get(id);
  if (!work) return;
  work.cancel();
  works.delete(id);
  ready?.queue.wake();
  post({ id, kind: "cancelled" });
}

function handle(request: Request): void {
  switch (request.kind) {
    case "load":
      load(request).catch((error: unknown) => fail(request.id, error));
      return;
    case "control":
      control(request);
      return;
    case "cancel":
      cancel(request.id);
      return;
    case "seen": {
      const work = works.get(request.id);
      if (work instanceof Chain) work.seen(request.frames);
      return;
    }
  }
  if (!ready) throw new Fault("bad-request", `"${request.kind}" before a model was loaded`);
  if (request.kind === "run") run(request, ready);
  else if (request.kind === "bits") bits(request, ready);
  else inspect(request, ready);
}

self.onmessage = ({ data }: MessageEvent<Request>) => {
  try {
    handle(data);
  } catch (error) {
    fail(data.id, error);
  }
};
