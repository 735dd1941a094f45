import { expect, test } from "vitest";
import { madeOn, readMadeOn } from "./made-on.ts";

test("a recipe names the engine and what it ran on, and both come back", () => {
  const text = madeOn({ name: "ort-wasm", adapter: "wasm, 2 threads" });
  expect(text).toBe("ort-wasm, wasm, 2 threads");
  expect(readMadeOn(text)).toEqual({ name: "ort-wasm", adapter: "wasm, 2 threads" });
  expect(readMadeOn("ort-webgpu, apple metal-3")).toEqual({ name: "ort-webgpu", adapter: "apple metal-3" });
});

test("what a graphics driver calls itself is cut and cleaned, so that a reader takes it", () => {
  expect(madeOn({ name: "a", adapter: "x\u0000y\n" })).toBe("a, x y ");
  expect(madeOn({ name: "a", adapter: "y".repeat(500) }).length).toBe(120);
});

test("a text from elsewhere has no name", () => {
  expect(readMadeOn("소프트웨어")).toEqual({ name: null, adapter: "소프트웨어" });
});
