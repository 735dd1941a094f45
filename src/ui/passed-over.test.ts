import { expect, test } from "vitest";
import type { Rejection } from "../worker/protocol.ts";
import { passedOverTogether } from "./passed-over.ts";

const one = (name: string, reason: Rejection["reason"], detail: string): Rejection => ({
  name,
  label: name,
  device: "gpu",
  reason,
  detail,
});

test("those of one reason are together where the first of them stands, others for themselves", () => {
  const rejected = [
    one("a", "software-adapter", "swiftshader"),
    one("b", "slower", "30 ms; 20 ms"),
    one("c", "software-adapter", "swiftshader"),
    one("d", "slower", "40 ms; 20 ms"),
  ];
  const names = passedOverTogether(rejected).map((group) => group.map(({ name }) => name));
  expect(names).toEqual([["a", "c"], ["b"], ["d"]]);
  expect(passedOverTogether([])).toEqual([]);
});
