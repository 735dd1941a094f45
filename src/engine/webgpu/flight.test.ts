/** How much goes to the GPU at once, by what a step was seen to cost. */
import { expect, test } from "vitest";
import type { Commands } from "./commands.ts";
import { Flight } from "./flight.ts";

function deferred() {
  let resolve = () => {};
  const promise = new Promise<void>((done) => {
    resolve = done;
  });
  return { promise, resolve };
}

/** A flight whose steps of one picture were seen to take so long. */
async function after(ms: number): Promise<Flight> {
  let now = 0;
  const flight = new Flight(() => now);
  const done = deferred();
  flight.add(1, 4, done.promise);
  now = 4 * ms;
  done.resolve();
  await flight.idle();
  return flight;
}

test("what was never timed goes alone, and in parts", () => {
  const flight = new Flight();
  expect(flight.burst(1)).toBe(1);
  expect(flight.part(1)).toBe(1 / 16);
});

test.each([
  [0.01, 64],
  [1, 12],
  [5, 2],
  [11.9, 2],
  [12, 1],
  [300, 1],
])("steps of %d ms go %i at once", async (ms, steps) => {
  expect((await after(ms)).burst(1)).toBe(steps);
});

test("a step of more than two submissions goes in parts", async () => {
  expect((await after(20)).part(1)).toBe(1);
  expect((await after(48)).part(1)).toBe(1 / 4);
});

test("two bursts may be queued, and more while they are less than 50 ms", async () => {
  const flight = await after(10);
  const ends = Array.from({ length: 3 }, () => deferred());
  let free = false;
  const add = (i: number) => flight.add(1, 2, ends[i]!.promise);
  add(0);
  add(1);
  await flight.capacity(); // 40 ms
  add(2);
  const waiting = flight.capacity().then(() => {
    free = true;
  });
  await Promise.resolve();
  expect(free).toBe(false);
  ends[0]!.resolve();
  await waiting;
});

test("steps are held for what is read of them, and go before anybody else's", async () => {
  const flight = new Flight();
  const sent: string[] = [];
  const commands = (name: string) => {
    const done = async () => {};
    return { submit: () => sent.push(name), done } as unknown as Commands;
  };
  const first = commands("first");
  flight.hold(1, 2, first);
  expect([flight.held, sent]).toEqual([first, []]);
  flight.hold(4, 1, commands("second"));
  expect(sent).toEqual(["first"]);
  flight.send();
  flight.send();
  expect([flight.held, sent]).toEqual([null, ["first", "second"]]);
  flight.hold(1, 1, commands("third"));
  await flight.idle();
  expect(sent).toEqual(["first", "second", "third"]);
});
