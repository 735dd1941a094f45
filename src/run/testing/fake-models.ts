/** Models that come when a test says so. */
import type { ModelInfo } from "../../worker/protocol.ts";
import type { ModelSource, Ready } from "../ready.ts";
import { FakeClient } from "./fake-client.ts";

/** One pixel, twenty steps. */
export function fakeModel(change: Partial<ModelInfo> = {}): ModelInfo {
  return {
    id: "dot",
    title: "A dot",
    sha256: "a".repeat(64),
    width: 1,
    height: 1,
    channels: 1,
    classes: [],
    process: { T: 20, schedule: { kind: "cosine" }, prediction: "epsilon", variance: "fixed" },
    ...change,
  };
}

/** No model until `arrive`. */
export class FakeModels implements ModelSource {
  readonly client = new FakeClient();
  #current: Ready | null = null;
  readonly #waiting = new Set<(ready: Ready) => void>();

  get current(): Ready | null {
    return this.#current;
  }

  ready(signal: AbortSignal): Promise<Ready> {
    if (this.#current) return Promise.resolve(this.#current);
    return new Promise((resolve, reject) => {
      this.#waiting.add(resolve);
      signal.addEventListener("abort", () => reject(signal.reason));
    });
  }

  /** A model is there. */
  arrive(model: ModelInfo = fakeModel()): void {
    const ready = { client: this.client as unknown as Ready["client"], model };
    this.#current = ready;
    for (const resolve of this.#waiting) resolve(ready);
    this.#waiting.clear();
  }

  /** Another one is on its way. */
  leave(): void {
    this.#current = null;
  }
}
