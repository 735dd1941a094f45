/**
 * The worker's side of the conversation: one model, one engine, one queue. It answers the protocol's requests
 * and knows nothing of the page. Another model is another worker, so nothing here is ever unloaded.
 */
import { pictureSize } from "../engine/denoiser.ts";
import { type Check, selfCheck } from "../engine/selfcheck.ts";
import { Fault } from "../models/fault.ts";
import { failureOf } from "./jobs/failure.ts";
import type { Job, Means } from "./jobs/job.ts";
import { type JobRequest, makeJob } from "./jobs/jobs.ts";
import { Queue } from "./jobs/queue.ts";
import { laneMaker } from "./jobs/run/lanes.ts";
import type { Loaded, loadModel } from "./load.ts";
import { type Event, isLast, type Request } from "./protocol.ts";

type LoadRequest = Extract<Request, { kind: "load" }>;

export class Service {
  readonly #load: typeof loadModel;
  readonly #post: (event: Event, transfer: Transferable[]) => void;
  readonly #jobs = new Map<number, Job>();
  #loading: { readonly id: number; readonly abort: AbortController } | null = null;
  #ready: { readonly means: Means; readonly queue: Queue } | null = null;

  constructor(load: typeof loadModel, post: (event: Event, transfer: Transferable[]) => void) {
    this.#load = load;
    this.#post = post;
  }

  /** Whatever goes wrong is told to whoever asked. */
  hear(request: Request): void {
    try {
      this.#answer(request);
    } catch (error) {
      this.#tell({ id: request.id, kind: "failed", failure: failureOf(error) });
    }
  }

  #answer(request: Request): void {
    const job = this.#jobs.get(request.id); // none where it ended while the message was on its way
    switch (request.kind) {
      case "load":
        this.#begin(request);
        break;
      case "survey":
        void this.#survey(request);
        break;
      case "seen":
        job?.seen?.(request.frames);
        break;
      case "visible":
        job?.visible?.(request.visible);
        break;
      case "control":
        job?.control?.(request.action);
        this.#ready?.queue.wake();
        break;
      case "cancel":
        this.#cancel(request.id, job);
        break;
      default:
        this.#start(request);
    }
  }

  #start(request: JobRequest): void {
    if (!this.#ready) throw new Fault("bad-request", `"${request.kind}" before a model was loaded`);
    const { means, queue } = this.#ready;
    const { id } = request;
    const job = makeJob(request, means, (told, transfer) => this.#tell({ ...told, id } as Event, transfer));
    this.#jobs.set(id, job);
    queue.add(job);
  }

  #cancel(id: number, job: Job | undefined): void {
    if (this.#loading?.id === id) this.#loading.abort.abort(); // it is answered where the loading ends
    if (!job) return;
    job.cancel();
    this.#ready?.queue.wake();
    this.#tell({ id, kind: "cancelled" });
  }

  #begin({ id, manifestUrl, engine }: LoadRequest): void {
    if (this.#loading) throw new Fault("bad-request", "this worker has its model; another needs another worker");
    const abort = new AbortController();
    this.#loading = { id, abort };
    this.#load(manifestUrl, engine, abort.signal, (progress) => this.#tell({ id, kind: "progress", ...progress })).then(
      (loaded) => {
        this.#ready = readyWith(loaded);
        this.#tell({ id, kind: "loaded", model: loaded.model, engine: loaded.info });
      },
      (error: unknown) => {
        this.#loading = null;
        if (abort.signal.aborted) this.#tell({ id, kind: "cancelled" });
        else this.#tell({ id, kind: "failed", failure: failureOf(error) });
      },
    );
  }

  async #survey({ id, manifestUrl }: Extract<Request, { kind: "survey" }>): Promise<void> {
    try {
      const { surveyModel } = await import("./survey.ts");
      await surveyModel(manifestUrl, (found) => this.#tell({ id, kind: "surveyed", found }));
      this.#tell({ id, kind: "done", x: null });
    } catch (error) {
      this.#tell({ id, kind: "failed", failure: failureOf(error) });
    }
  }

  #tell(event: Event, transfer: Transferable[] = []): void {
    if (isLast(event)) this.#jobs.delete(event.id);
    this.#post(event, transfer);
  }
}

function readyWith({ denoiser, manifest, info }: Loaded): { means: Means; queue: Queue } {
  const process = manifest.diffusion;
  const right = new Set([info.selfCheck.batch]);
  /** Asked from within turns of the queue, so never twice at once. A size that failed is tried again when asked for. */
  const check: Check = async (batch, compiling) => {
    if (right.has(batch)) return;
    compiling();
    await selfCheck(denoiser, manifest, batch);
    right.add(batch);
  };
  const laneOf = laneMaker(process, pictureSize(denoiser.shape), manifest.classes);
  return { means: { denoiser, process, laneOf, check }, queue: new Queue(() => denoiser.capacity()) };
}
