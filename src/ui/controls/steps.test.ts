import { expect, test } from "vitest";
import { stepsOf, whyNoSteps } from "./steps.ts";

test.each([
  ["1000", 1000],
  ["250", 250],
  ["10,15,20", 45],
  ["ddim50", 50],
])("%s is %i steps", (text, steps) => {
  expect(stepsOf(text, 1000)).toBe(steps);
});

test.each(["", "0", "-5", "1.5", "1001", "abc", "10,,20", "600,600", "ddim", "ddim300"])(
  "%j is no number of steps",
  (text) => {
    expect(stepsOf(text, 1000)).toBeNull();
  },
);

test("what is refused is refused with its reason, and with a stride that there is", () => {
  const stride = whyNoSteps("ddim300", 1000);
  expect(stride).toEqual({ message: "sampler.strideBad", values: { text: "ddim300", T: 1000, near: "ddim334" } });
  expect(stepsOf(String(stride.values.near), 1000)).toBe(334);
  expect(whyNoSteps("600,600", 1000)).toMatchObject({
    message: "sampler.sectionsBad",
    values: { count: 2, most: 500 },
  });
  for (const text of ["abc", "10,,20", "1001", "ddim"]) expect(whyNoSteps(text, 1000).message).toBe("sampler.stepsBad");
});
