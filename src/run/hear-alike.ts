/** What every job hears of the worker alike: its turn, an engine that took over, and how it ended before it was done. */
import type { Event } from "../worker/protocol.ts";
import type { Host } from "./job.ts";

/** Tells the host. @returns whether it was something of the kind */
export function hearAlike(event: Event, host: Pick<Host, "tell">): boolean {
  switch (event.kind) {
    case "queued":
      host.tell({ ahead: event.ahead, elsewhere: event.elsewhere ?? false });
      return true;
    case "recovered":
      host.tell({ engine: event.engine });
      return true;
    case "cancelled":
      host.tell({ phase: "cancelled" });
      return true;
    case "failed":
      host.tell({ phase: "failed", failure: event.failure });
      return true;
    default:
      return false;
  }
}
