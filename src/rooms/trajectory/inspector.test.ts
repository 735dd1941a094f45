import { beforeEach, describe, expect, it } from "vitest";
import { getState, setState } from "../../app/store.ts";
import { settled } from "../../run/testing/fake-client.ts";
import { FakeFrames } from "../../run/testing/fake-frames.ts";
import { type Inspection, Inspector, type Wish } from "./inspector.ts";

const wish = (position: number): Wish => ({ slot: "trajectory", picture: 0, position });
const found: Inspection = { epsilon: new Float32Array(1), sigma: null };

let frames: FakeFrames;
let inspector: Inspector;
/** Looks under way. */
let looks: { wish: Wish; signal: AbortSignal; resolve(found: Inspection): void; reject(error: unknown): void }[];

beforeEach(() => {
  frames = new FakeFrames();
  looks = [];
  const look = (wish: Wish, signal: AbortSignal) =>
    new Promise<Inspection>((resolve, reject) => looks.push({ wish, signal, resolve, reject }));
  inspector = new Inspector(look, frames);
});

const positions = () => looks.map(({ wish: { position } }) => position);

async function frame(): Promise<void> {
  await settled();
  frames.next();
  await settled();
}

describe("looking at a state", () => {
  it("is one evaluation, kept", async () => {
    expect(inspector.inspect(wish(5))).toBeNull();
    looks[0]?.resolve(found);
    await frame();
    expect(inspector.inspect(wish(5))).toBe(found);
    expect(positions()).toEqual([5]);
  });

  it("one at a time, the newest wish first: those between are left out", async () => {
    for (const position of [1, 2, 3, 4]) inspector.inspect(wish(position));
    expect(positions()).toEqual([1]);
    looks[0]?.resolve(found);
    await frame();
    expect(positions()).toEqual([1, 4]);
  });

  it("is given up when nobody looks any more, and begins anew for the next who does", async () => {
    inspector.inspect(wish(1));
    inspector.inspect(wish(2));
    inspector.stop();
    expect(looks[0]?.signal.aborted).toBe(true);
    looks[0]?.reject(looks[0].signal.reason);
    await frame();
    expect(positions()).toEqual([1]);
    expect(inspector.inspect(wish(3))).toBeNull();
    expect(positions()).toEqual([1, 3]);
  });

  it("that failed says why, until the engine is another", async () => {
    inspector.inspect(wish(1));
    looks[0]?.reject(new Error("no snapshot was kept"));
    await frame();
    expect(inspector.inspect(wish(1))).toEqual(new Error("no snapshot was kept"));
    expect(positions()).toEqual([1]);
    setState({ model: { ...getState().model } });
    expect(inspector.inspect(wish(1))).toBeNull();
    expect(positions()).toEqual([1, 1]);
  });

  it("keeps the newest of many", async () => {
    for (let position = 0; position <= 256; position++) {
      inspector.inspect(wish(position));
      looks.at(-1)?.resolve(found);
      await frame();
    }
    expect(inspector.inspect(wish(1))).toBe(found);
    expect(inspector.inspect(wish(0))).toBeNull();
  });
});
