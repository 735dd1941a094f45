import { expect, test } from "vitest";
import { Pacer } from "./pacer.ts";

/** Which ticks of so many ms each were worth telling, and the pace at the last. */
function ticked(ms: number, ticks: number) {
  let clock = 0;
  const pacer = new Pacer(3, () => clock);
  const told = Array.from({ length: ticks }, () => {
    clock += ms;
    return pacer.tick();
  });
  return { told, ...pacer.read(10) };
}

test("steps that may only be queued are no pace; one that takes seconds is told at once", () => {
  expect(ticked(200, 5)).toMatchObject({ told: [false, false, false, true, true], stepsPerSecond: 5, secondsLeft: 2 });
  expect(ticked(20_000, 1)).toMatchObject({ told: [true], stepsPerSecond: 0.05, secondsLeft: 200 });
});

test("what is left goes by pictures where steps are not of equally many", () => {
  let clock = 0;
  const pacer = new Pacer(0, () => clock);
  // Four pictures and one, in turns, 100 ms a picture; then those four are done and 600 steps of the one are left.
  for (const pictures of [4, 1, 4, 1]) {
    clock += 100 * pictures;
    pacer.tick(1, pictures);
  }
  expect(pacer.read(600)).toEqual({ stepsPerSecond: 4, secondsLeft: 60 });
});
