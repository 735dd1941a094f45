/** What the tests of the runtime without the app do again and again: open its page, hold the engines against each other. */
import type { Page } from "@playwright/test";
import type { RunSpec } from "../src/worker/protocol.ts";
import { compare } from "./app.ts";
import { expect, pagesUrl } from "./fixtures.ts";

export async function openRuntime(page: Page): Promise<void> {
  await page.goto(`${pagesUrl}runtime.html`);
  await page.waitForFunction(() => "runtime" in window);
}

/** `count` pictures of seed 2006, by steps that all draw noise. */
export function ddpm(
  count: number,
  steps: number,
  sigma: "fixed_large" | "learned",
  marks: Pick<RunSpec, "record" | "snapshots">,
): RunSpec {
  const lanes = Array.from({ length: count }, (_, image) => ({
    sampler: { kind: "ddpm" as const, steps: String(steps), sigma, clip: true },
    start: { from: "noise" as const },
    seed: "2006",
    image,
    branch: 0,
    sharedSteps: 0,
  }));
  return { lanes, ...marks };
}

/** Runs it on an engine of the GPU and on the processor: the same pictures but for rounding, and the same positions kept of picture 0. */
export async function sameOnBoth(
  page: Page,
  engine: string,
  spec: RunSpec,
  kept: { readonly recorded: readonly number[]; readonly snapshots: readonly number[] },
): Promise<void> {
  const gpu = await page.evaluate((run) => window.runtime.clientRun(...run), [engine, spec] as const);
  const cpu = await page.evaluate((run) => window.runtime.clientRun("ort-wasm", run), spec);
  for (const { end, recorded, snapshots } of [gpu, cpu]) {
    expect(end).toBe("done");
    expect({ recorded, snapshots }).toEqual(kept);
  }
  expect(gpu.levels.length).toBe(spec.lanes.length * 3 * 32 * 32);
  const { mean, largest, close } = compare(gpu.levels, cpu.levels);
  console.log(`${engine} against wasm: mean ${mean.toFixed(4)}/255, largest ${largest}/255`);
  expect(mean).toBeLessThanOrEqual(1);
  expect(close).toBeGreaterThanOrEqual(0.999);
}
