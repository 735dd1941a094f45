/** A worker that does as a test says. */
import { FakeWorker as AnyWorker } from "../../../pulse/testing/fake-worker.ts";
import type { EngineInfo, Event, Request } from "../../protocol.ts";

/** An event without the id of its request. */
export type Say = Event extends infer E ? (E extends Event ? Omit<E, "id"> : never) : never;

export class FakeWorker extends AnyWorker<Request, Event> {
  last<K extends Request["kind"]>(kind: K): Extract<Request, { kind: K }> {
    const found = this.heard.findLast((request) => request.kind === kind);
    if (!found) throw new Error(`the worker was not asked to ${kind}`);
    return found as Extract<Request, { kind: K }>;
  }

  /** Answers the newest request of a kind. */
  say(to: Request["kind"], event: Say): void {
    const { id } = this.last(to);
    this.says({ ...event, id } as Event);
  }
}

const traits = (name: string) => ({ name, label: name, device: "gpu" }) as const;

export const fakeEngine: EngineInfo = {
  ...traits("first"),
  adapter: "a GPU",
  software: false,
  stepMs: 10,
  features: [],
  threads: 1,
  selfCheck: { difference: 0, tolerance: 1, batch: 1 },
  rejected: [],
  untried: [traits("second")],
};
