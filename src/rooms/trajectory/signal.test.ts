import { expect, test } from "vitest";
import { signalOf } from "./signal.ts";

const { at, ratioAt } = signalOf(Float64Array.of(0.8, 0.5, 0.2));

test("ᾱ of every t, of the picture itself, and on a line between two", () => {
  expect([0, 1, 2, 3].map(at)).toEqual([1, 0.8, 0.5, 0.2]);
  expect([0.5, 2.5].map(at).map((value) => value.toFixed(3))).toEqual(["0.900", "0.350"]);
});

test("the signal-to-noise ratio: the picture has no noise; a run of more steps than the model has ends at its last", () => {
  expect([0, 2].map(ratioAt)).toEqual([Number.POSITIVE_INFINITY, 1]);
  expect(at(1000)).toBe(0.2);
});
