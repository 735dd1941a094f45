/** The worker's own service in this thread, on whatever network, and a batch of a row made by it as the bench makes it. */
import type { Batch } from "../../../ledger/records.ts";
import type { Ready, RunHandle } from "../../../run/ready.ts";
import { EventStream } from "../../../worker/client/event-stream.ts";
import type { Loaded } from "../../../worker/load.ts";
import { type EngineInfo, type Event, isLast, type ModelInfo, type Request } from "../../../worker/protocol.ts";
import { Service } from "../../../worker/service.ts";
import { MAKE } from "../making.ts";
import type { Kind } from "../parts.ts";
import type { BenchScene, Row } from "../scene.ts";

type Untold = Request extends infer R ? (R extends Request ? Omit<R, "id"> : never) : never;

export class ServiceClient {
  readonly #service: Service;
  readonly #streams: EventStream<Event>[] = [];
  readonly #ready: Ready;

  constructor(loaded: Pick<Loaded, "denoiser" | "manifest" | "model">) {
    // It has answered a known question as a batch of one.
    const info = { selfCheck: { difference: 0, tolerance: 1, batch: 1 } } as EngineInfo;
    this.#service = new Service(
      async () => ({ ...loaded, info }),
      (event) => {
        this.#streams[event.id]?.push(event);
        if (isLast(event)) this.#streams[event.id]?.end();
      },
    );
    const client = {
      run: (spec: unknown) => this.#ask({ kind: "run", spec } as Untold),
      bits: (spec: unknown) => this.#ask({ kind: "bits", spec } as Untold).events,
    };
    this.#ready = { client: client as unknown as Ready["client"], model: loaded.model };
  }

  get model(): ModelInfo {
    return this.#ready.model;
  }

  async load(): Promise<void> {
    for await (const event of this.#ask({ kind: "load", manifestUrl: "", engine: {} }).events) {
      if (event.kind === "failed") throw new Error(event.failure.message);
    }
  }

  /** What the bench keeps of it. @throws where it failed */
  async make(kind: Kind, scene: BenchScene, row: Row, batch: number): Promise<Batch> {
    const { signal } = new AbortController();
    const follow = async (handle: RunHandle, _?: unknown, hear?: (event: Event) => void) => {
      for await (const event of handle.events) {
        hear?.(event);
        if (event.kind === "failed") throw new Error(event.failure.message);
        if (event.kind === "done") return event;
      }
      return null;
    };
    const begun = performance.now();
    const kept = await MAKE[kind]({ scene, row, batch, ready: this.#ready, signal, paused: () => false, follow });
    if (!kept) throw new Error(`batch ${batch} of ${kind} came to no end`);
    return { row: kind, batch, when: 0, engine: "service", took: performance.now() - begun, ...kept };
  }

  #ask(request: Untold): RunHandle {
    const events = new EventStream<Event>();
    const id = this.#streams.push(events) - 1;
    this.#service.hear({ id, ...request } as Request);
    return { events, pause() {}, resume() {}, step() {} };
  }
}
