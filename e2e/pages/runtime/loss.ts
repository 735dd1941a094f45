/** A run whose device is lost on the way, against the same run undisturbed. */
import { type Client, createClient } from "../../../src/worker/client/client.ts";
import type { Event, RunSpec } from "../../../src/worker/protocol.ts";
import { LOSE_DEVICE } from "./lose-device.ts";
import { MANIFEST } from "./network.ts";

export interface Loss {
  readonly end: string;
  /** How often the run was told that another worker goes on with it. */
  readonly recovered: number;
  /** Values of the pictures whose bits differ from the undisturbed run's. */
  readonly different: number;
}

interface Ended {
  readonly end: string;
  readonly recovered: number;
  readonly x: Float32Array;
}

async function follow(client: Client, engine: string, spec: RunSpec, seen: (event: Event) => void): Promise<Ended> {
  await client.load(new URL(MANIFEST, location.href).href, { only: engine });
  let ended: Ended = { end: "", recovered: 0, x: new Float32Array() };
  for await (const event of client.run(spec).events) {
    seen(event);
    const recovered = ended.recovered + (event.kind === "recovered" ? 1 : 0);
    const x = (event.kind === "done" && event.x) || ended.x;
    const end = event.kind === "failed" ? `failed: ${event.failure.code}` : event.kind;
    ended = { end, recovered, x };
  }
  return ended;
}

/** @param losses how often to lose it: with the first frame of `position` or later, then before it gets any further */
export async function runWithLoss(engine: string, spec: RunSpec, position: number, losses: number): Promise<Loss> {
  const whole = await follow(createClient(), engine, spec, () => {});
  const channel = new BroadcastChannel(LOSE_DEVICE);
  const spawn = () => new Worker(new URL("./losing-worker.ts", import.meta.url), { type: "module" });
  let left = losses;
  const lost = await follow(createClient(undefined, spawn), engine, spec, (event) => {
    const isThere = event.kind === "frame" && event.frame.position >= position;
    const isBack = event.kind === "recovered";
    if (left === 0 || !(left === losses ? isThere : isBack)) return;
    left--;
    channel.postMessage("now");
  });
  channel.close();
  const bits = (x: Float32Array) => new Uint32Array(x.buffer, x.byteOffset, x.length);
  const [a, b] = [bits(whole.x), bits(lost.x)];
  const different = a.length === b.length ? a.filter((word, i) => word !== b[i]).length : a.length;
  return { end: lost.end, recovered: lost.recovered, different };
}
