/** What every worker of this page is asked, and says to it. */
const PING = "ping";
const PONG = "pong";

export const ping = { kind: PING } as const;

const isKind = (message: unknown, kind: string): boolean =>
  typeof message === "object" && message !== null && "kind" in message && message.kind === kind;

export const isPong = (message: unknown): boolean => isKind(message, PONG);

/** The worker's end: what it is told, one message after the other; that it is there it says between two of them. */
export function listen<In>(hear: (message: In) => unknown): void {
  addEventListener("message", ({ data }: MessageEvent) =>
    isKind(data, PING) ? postMessage({ kind: PONG }) : hear(data),
  );
}
