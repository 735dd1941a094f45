/** A run through the real worker and client, without the app: the float pictures and what was told on the way. */
import { toLevel } from "../../../src/diffusion/levels.ts";
import { createClient } from "../../../src/worker/client/client.ts";
import type { EngineInfo, RunSpec } from "../../../src/worker/protocol.ts";
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

export async function clientRun(engine: string, spec: RunSpec, manifest = MANIFEST): Promise<ClientRun> {
  const client = createClient();
  const loaded = await client.load(new URL(manifest, location.href).href, { only: engine });
  const recorded: number[] = [];
  const snapshots: number[] = [];
  let levels: number[] = [];
  let end = "";
  for await (const event of client.run(spec).events) {
    if (event.kind === "frame" && event.frame.recorded && event.frame.lane === 0) recorded.push(event.frame.position);
    if (event.kind === "snapshot" && event.snapshot.lane === 0) snapshots.push(event.snapshot.position);
    if (event.kind === "done") levels = Array.from(event.x ?? [], toLevel);
    end = event.kind === "failed" ? `failed: ${event.failure.message}` : event.kind;
  }
  return { engine: loaded.engine, levels, recorded, snapshots, end };
}

/** Cancels `times` runs at odd moments of a step, then does one; how that one ended, and any word of another worker. */
export async function runAfterCancels(
  engine: string,
  spec: RunSpec,
  times: number,
): Promise<{ end: string; recovered: number }> {
  const client = createClient();
  await client.load(new URL(MANIFEST, location.href).href, { only: engine });
  let end = "";
  let recovered = 0;
  for (let i = 0; i <= times; i++) {
    const abort = new AbortController();
    const timer = i < times ? setTimeout(() => abort.abort(), 300 + 130 * i) : undefined;
    for await (const event of client.run(spec, { signal: abort.signal }).events) {
      if (event.kind === "recovered") recovered++;
      end = event.kind === "failed" ? `failed: ${event.failure.message}` : event.kind;
    }
    clearTimeout(timer);
  }
  return { end, recovered };
}
