import { beforeEach, expect, test } from "vitest";
import type { LaneSpec } from "../worker/protocol.ts";
import { chainJob } from "./chain.ts";
import { isSameRun } from "./earlier.ts";
import { Recording } from "./recording.ts";
import type { Slot } from "./slot.ts";
import { settled } from "./testing/fake-client.ts";
import { fakeModel } from "./testing/fake-models.ts";
import { fakeLane, fakeSlots, picture } from "./testing/fake-slots.ts";

let models: ReturnType<typeof fakeSlots>["models"];
let client: ReturnType<typeof fakeSlots>["client"];
let slot: Slot;

beforeEach(() => {
  let slots: ReturnType<typeof fakeSlots>["slots"];
  ({ models, client, slots } = fakeSlots());
  slot = slots.of("generate");
  models.arrive();
});

const failure = { code: "device-lost", message: "no" } as const;

async function failedAt(position: number) {
  slot.start(chainJob(picture("1")));
  await settled();
  const run = client.last;
  await run.started(20);
  await run.frame(0);
  await run.say({
    kind: "snapshot",
    snapshot: { position, lane: 0, count: 1, x: new Float32Array(1), previous: null },
  });
  await run.frame(position);
  await run.say({ kind: "failed", failure });
}

test("tried again, a run goes on from the newest state that is held, with what was recorded before it", async () => {
  await failedAt(5);
  slot.goOn();
  await settled();
  expect(client.runs).toHaveLength(2);
  expect(client.last.from.map(({ position }) => position)).toEqual([5]);
  await client.last.started(20);
  await client.last.frame(6);
  expect(slot.feed.recording?.positions()).toEqual([0, 5, 6]);
});

test("begun again, or with other settings, on another engine or with another network it begins at its noise", async () => {
  await failedAt(5);
  slot.restart();
  await settled();
  expect(client.last.from).toEqual([]);

  await failedAt(5);
  const { made } = slot;
  slot.remember(made!, { paused: false });
  slot.start(chainJob(picture("2")));
  await settled();
  expect(client.last.from).toEqual([]);

  await failedAt(5);
  client.engine = { name: "another", adapter: "none" };
  slot.goOn();
  await settled();
  expect(client.last.from).toEqual([]);

  await failedAt(5);
  models.arrive(fakeModel({ sha256: "b".repeat(64) }));
  slot.goOn();
  await settled();
  expect(client.last.from).toEqual([]);
});

test("lanes are the same where every value of theirs is, to the bit", () => {
  const state = (x: number, position = 3): LaneSpec => ({
    ...fakeLane("1"),
    start: { from: "state", x: new Float32Array([x, 0]), position },
  });
  const engine = { name: "fake", adapter: "none" };
  const same = (a: LaneSpec[], b: LaneSpec[]) =>
    isSameRun({ recording: new Recording(1, 4, a), model: fakeModel(), engine }, b, fakeModel(), engine);
  expect(same([state(0.5)], [structuredClone(state(0.5))])).toBe(true);
  expect(same([state(0.5)], [{ ...state(0.5), fromT: undefined } as never])).toBe(true);
  expect(same([state(0)], [state(-0)])).toBe(false);
  expect(same([state(0.5)], [state(0.5, 4)])).toBe(false);
  expect(same([state(0.5)], [fakeLane("1")])).toBe(false);
  expect(same([fakeLane("1")], [fakeLane("1"), fakeLane("1", 1)])).toBe(false);
});
