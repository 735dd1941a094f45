/** What a run needs before it can begin: a model, and the worker's client that has it. */
import type { Client } from "../worker/client/client.ts";
import type { RunHandle } from "../worker/client/run-request.ts";
import type { ModelInfo } from "../worker/protocol.ts";

export type { RunHandle };

export interface Ready {
  readonly client: Pick<Client, "run" | "bits" | "inspect" | "engine">;
  readonly model: ModelInfo;
}

export interface ModelSource {
  /** The model that can be run now; null while there is none. */
  readonly current: Ready | null;
  /** Resolves when there is one, however long that takes; rejects with the signal's reason. */
  ready(signal: AbortSignal): Promise<Ready>;
}
