import { expect, test } from "vitest";
import { stepsIn, whyNoSteps } from "./steps.ts";
import { words } from "./words.ts";

test.each([
  ["1000", 1000],
  ["250", 250],
  ["10,15,20", 45],
  ["ddim50", 50],
])("%s is %i steps", (text, steps) => {
  expect(stepsIn(text, 1000)).toBe(steps);
});

test.each(["", "0", "-5", "1.5", "1001", "abc", "10,,20", "600,600", "ddim", "ddim300"])(
  "%j is no number of steps",
  (text) => {
    expect(stepsIn(text, 1000)).toBeNull();
  },
);

test("what is refused is refused with its reason, and with a stride that there is", () => {
  const why = (text: string) => whyNoSteps(words.say, text, 1000);
  expect(why("ddim300")).toMatch(/“ddim300”.* 1000 .*ddim334 can/);
  expect(stepsIn("ddim334", 1000)).toBe(334);
  expect(why("600,600")).toMatch(/“600,600”.*2 parts of 1000 have about 500 each/);
  for (const text of ["abc", "10,,20", "1001", "ddim"]) {
    expect(why(text)).toBe(words.say("sampler.stepsBad", { text, T: 1000 }));
  }
});
