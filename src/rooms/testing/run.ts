/** What the tests of rooms' runs do again and again: say how a run goes on. */
import { client } from "../../app/testing/fake-page.ts";
import { type FakeRun, settled } from "../../run/testing/fake-client.ts";
import type { InputPicture } from "../../scene/picture.ts";
import type { RunSpec } from "../../worker/protocol.ts";

/** The run that was asked for last, begun: as long as its first picture's plan says, or so many steps. */
export async function begun(length: number): Promise<FakeRun<RunSpec>> {
  await settled();
  await client.last.started(length);
  return client.last;
}

/** One grey pixel. */
export function dot(level: number): InputPicture {
  return { width: 1, height: 1, channels: 1, pixels: Uint8Array.of(level) };
}
