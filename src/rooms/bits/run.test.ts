import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import "../testing/install.ts";
import { client, frames, loader, slots } from "../../app/testing/fake-page.ts";
import { settled } from "../../run/testing/fake-client.ts";
import type { BitsTerm } from "../../worker/protocol.ts";
import { dot } from "../testing/run.ts";
import { measured, useMeasured } from "./measured.ts";
import { bitsOf, runBits, SLOT } from "./run.ts";
import { settings } from "./scene.ts";

vi.mock("../../app/page.ts", () => import("../../app/testing/fake-page.ts"));

const slot = () => slots.of(SLOT);
const last = () => client.measurements.at(-1)!;
const term = (t: number): BitsTerm => ({
  t,
  picture: 0,
  fixedSmall: t,
  fixedLarge: t,
  learned: null,
  epsilonMse: 0,
  x0Mse: 0,
});
const terms = (position: number, ...ts: number[]) =>
  last().say({
    kind: "terms",
    terms: ts.map(term),
    prior: [0.5],
    pace: { stepsPerSecond: 1, secondsLeft: 2, position, length: 2 },
  });

async function measure(): Promise<void> {
  runBits();
  await settled();
}

beforeEach(() => {
  slot().empty();
  useMeasured.setState({ measured: null });
  client.measurements.length = 0;
  loader.arrive();
  settings.patch({ pictures: [dot(0)], steps: "2", sampled: 0, seed: "7", clip: true });
});
afterEach(() => void vi.useRealTimers());

describe("measuring", () => {
  it("does nothing without a picture", async () => {
    settings.patch({ pictures: [] });
    await measure();
    expect(slot().status).toBeUndefined();
  });

  it("asks for the bound of the pictures, and is a run like any other", async () => {
    await measure();
    const asked = { pictures: [Float32Array.of(-1)], steps: "2", sampled: 0, seed: "7", clip: true, taken: 0 };
    expect(last().spec).toEqual(asked);
    await last().say({ kind: "queued", ahead: 1 });
    expect(slot().status).toMatchObject({ phase: "queued", ahead: 1 });
    await terms(1, 20);
    expect(slot().status).toMatchObject({ phase: "running", pictures: 1, length: 2, pace: { position: 1 } });
    frames.next(700);
    await terms(2, 1);
    await last().say({ kind: "done", x: null });
    expect(slot().status).toMatchObject({ phase: "done", took: 700 });
    expect(bitsOf(settings.get())).toEqual([0.5 + 20 + 1]);
  });

  it("shows its first term at once and the others a little later, the measurement before until then", async () => {
    await measure();
    await terms(1, 20);
    const before = measured();
    await measure();
    expect(measured()).toBe(before);
    await terms(1, 20);
    const first = measured();
    expect(first).not.toBe(before);
    vi.useFakeTimers();
    const saying = terms(2, 1);
    await vi.advanceTimersByTimeAsync(499);
    await saying;
    expect(measured()).toBe(first);
    await vi.advanceTimersByTimeAsync(1);
    expect(measured()).not.toBe(first);
    expect(measured()?.record).toBe(first?.record);
  });

  it("says nothing of other settings, nor before the last term", async () => {
    await measure();
    await terms(1, 20);
    expect(bitsOf(settings.get())).toBeNull();
    settings.patch({ seed: "8" });
    expect(bitsOf(settings.get())).toBeNull();
  });

  it("that is cancelled, by hand or with its model, keeps what came", async () => {
    await measure();
    await terms(1, 20);
    slot().cancel();
    await settled();
    expect(slot().status?.phase).toBe("cancelled");
    expect(measured()?.record.taken).toBe(1);
    await measure();
    await last().say({ kind: "cancelled" });
    expect(slot().status?.phase).toBe("cancelled");
  });

  it("waits when it is told to, keeps its terms, and asks for the others when it goes on", async () => {
    await measure();
    await terms(1, 20);
    const before = last();
    slot().pause();
    await settled();
    expect(before.signal?.aborted).toBe(true);
    expect(slot().status?.phase).toBe("paused");
    slot().resume();
    await settled();
    expect(last()).not.toBe(before);
    expect(last().spec).toMatchObject({ taken: 1 });
    await terms(2, 1);
    await last().say({ kind: "done", x: null });
    expect(bitsOf(settings.get())).toEqual([0.5 + 20 + 1]);
  });

  it("again is not what was measured before, whose words come too late", async () => {
    await measure();
    const before = last();
    await measure();
    expect(before.signal?.aborted).toBe(true);
    await before.say({ kind: "failed", failure: { code: "internal", message: "late" } });
    expect(slot().status).toMatchObject({ phase: "queued", failure: null });
  });

  it("that fails says why, also where a picture is of another model's size", async () => {
    await measure();
    await last().say({ kind: "failed", failure: { code: "not-finite", message: "no" } });
    expect(slot().status).toMatchObject({ phase: "failed", failure: { code: "not-finite" } });
    settings.patch({ pictures: [{ width: 2, height: 1, channels: 1, pixels: new Uint8Array(2) }] });
    await measure();
    expect(slot().status).toMatchObject({ phase: "failed", failure: { code: "bad-request" } });
  });
});
