import { expect, test } from "vitest";
import { type MachineFacts, writeReport } from "./report.ts";

const facts: MachineFacts = {
  at: new Date(0),
  browser: {
    userAgent: "Agent/1",
    threads: 8,
    memory: null,
    isolated: true,
    offline: true,
    language: "ko",
    screen: "1 × 1, 2×",
  },
  adapter: null,
  engine: null,
  model: null,
  failure: "no engine could run",
  benchmark: [],
  engines: [],
  runs: [],
  recordings: [],
};

test("what is not there is said, not left out", () => {
  const text = writeReport(facts);
  expect(text).toContain("Adapter    none");
  expect(text).toContain("Engine     no engine could run");
  expect(text).toContain("memory not told");
  expect(text).toContain("Benchmark  not run");
});

test("an engine comes with its check, and those passed over with why", () => {
  const text = writeReport({
    ...facts,
    engine: {
      name: "ort-wasm",
      label: "wasm",
      device: "cpu",
      adapter: "wasm, 2 threads",
      software: false,
      stepMs: 81.25,
      features: [],
      threads: 2,
      selfCheck: { difference: 1.2e-6, tolerance: 0.01, batch: 1 },
      rejected: [{ name: "ort-webgpu", label: "WebGPU", device: "gpu", reason: "no-adapter", detail: "null" }],
      untried: [],
    },
    benchmark: [{ pictures: 4, stepsPerSecond: 2.5, milliseconds: 8000 }],
    engines: [{ engine: { name: "wgsl" }, adapter: "a GPU", stepMs: 12.345 }],
    recordings: [{ slot: "generate", pictures: 16, positions: 512, bytes: 2 ** 26 }],
  });
  expect(text).toContain("Step       81.3 ms for one picture");
  expect(text).toContain("Self-check 1.2e-6 standard deviations off, 1e-2 allowed, batch of 1");
  expect(text).toContain("Not ort-webgpu: no-adapter (null)");
  expect(text).toContain("   4 pictures: 2.50 steps/s, 10.0 picture steps/s, 8.00 s");
  expect(text).toContain("  wgsl on a GPU: 12.3 ms a step");
  expect(text).toContain("generate: 16 pictures at 512 moments, 64.0 MiB");
});
