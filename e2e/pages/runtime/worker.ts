/** A run through the real worker and client, without the app: the float pictures and what was told on the way. */
import { createClient } from "../../../src/worker/client.ts";
import type { EngineInfo, EngineName, RunSpec } from "../../../src/worker/protocol.ts";
import { MANIFEST } from "./network.ts";

export interface ClientRun {
  readonly engine: EngineInfo;
  /** 8-bit RGB levels of the finished pictures, [N, C, H, W]. */
  readonly levels: number[];
  /** Positions of recorded frames of picture 0, and of snapshots. */
  readonly recorded: number[];
  readonly snapshots: number[];
  readonly end: string;
}

export async function clientRun(engine: EngineName, spec: RunSpec): Promise<ClientRun> {
  const client = createClient();
  const loaded = await client.load(new URL(MANIFEST, location.href).href, engine);
  const recorded: number[] = [];
  const snapshots: number[] = [];
  let levels: number[] = [];
  let end = "";
  for await (const event of client.run(spec).events) {
    if (event.kind === "frame" && event.frame.recorded && event.frame.lane === 0) recorded.push(event.frame.position);
    if (event.kind === "snapshot" && event.snapshot.lane === 0) snapshots.push(event.snapshot.position);
    if (event.kind === "done")
      levels = Array.from(event.x ?? [], (v) => Math.round((Math.min(Math.max(v, -1), 1) + 1) * 127.5));
    end = event.kind === "failed" ? `failed: ${event.failure.message}` : event.kind;
  }
  return { engine: loaded.engine, levels, recorded, snapshots, end };
}
