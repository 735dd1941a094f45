import { expect, test } from "./fixtures.ts";

test("WebGPU tests run on an adapter, and say which", async ({ adapter }) => {
  expect(adapter.length).toBeGreaterThan(0);
});
