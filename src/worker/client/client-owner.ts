import type { EngineInfo, Event, Failure } from "../protocol.ts";

export type Divided = Extract<Event, { kind: "divided" }>;

/** What becomes of the worker, whoever asked for what: the page has to say so. */
export interface ClientOwner {
  /** The worker had to go, and another is started. */
  replacing(failure: Failure): void;
  /** It is there, perhaps on another engine. */
  replaced(engine: EngineInfo): void;
  /** The engine has no room for what was asked for at once, and makes fewer pictures at a time. */
  divided(how: Divided): void;
  /** No worker is left; a model has to be loaded again. */
  ended(failure: Failure): void;
  /** One says nothing, be it busy or stuck: `restart` replaces one that has a model. */
  silent(): void;
  /** It does again, or is waited for no more. */
  answers(): void;
}

export const nobody: ClientOwner = {
  replacing: () => {},
  replaced: () => {},
  divided: () => {},
  ended: () => {},
  silent: () => {},
  answers: () => {},
};
