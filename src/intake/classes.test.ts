/** A network that has to be told a class: taken in, its known answers asked by wasm in Node, and held to them. */
import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { unnamed } from "../engine/denoiser.ts";
import { openWasm } from "../engine/ort/ort-wasm.ts";
import { selfCheck } from "../engine/selfcheck.ts";
import { Library } from "../library/library.ts";
import { memoryFiles } from "../library/testing/memory-files.ts";
import { parseManifest } from "../models/manifest.ts";
import { Intake } from "./intake.ts";
import { knownAnswer } from "./known.ts";

const ONNX = "src/engine/fixtures/classes-8/unet.onnx";
const open: Parameters<typeof knownAnswer>[2] = (network) =>
  openWasm(network, { threads: 1, ort: () => import("onnxruntime-web") });

test("its classes are called by their numbers, none stands for no class, and the first and the last are checked", async () => {
  const library = new Library(memoryFiles(), (work) => work());
  const intake = await Intake.open(new Map([["unet.onnx", new Blob([readFileSync(ONNX)])]]), {
    library,
    knownAnswer: (manifest, file) => knownAnswer(manifest, file, open),
    run: { open, breathe: async () => {} },
    now: () => new Date(0),
    told: () => {},
  });
  const { id } = await intake.add("Four", {});
  const found = (await library.open(id))!;
  const manifest = parseManifest(found.manifest);
  expect(manifest).toMatchObject({ classes: ["0", "1", "2", "3"], needsClass: true });
  expect([...manifest.known.label!]).toEqual([0, 3]);

  const denoiser = await open({ manifest, file: new Uint8Array(await found.network.arrayBuffer()) });
  try {
    expect((await selfCheck(denoiser, manifest, 2)).difference).toBeLessThan(manifest.known.tolerance);
    expect(unnamed(denoiser.shape)).toBe(0);
    const { sample, timestep } = manifest.known;
    const told = (...labels: number[]) => denoiser.evaluate(sample, timestep, Float32Array.from(labels));
    expect(await denoiser.evaluate(sample, timestep)).toEqual(await told(0, 0));
    expect(await told(1, 1)).not.toEqual(await told(0, 0));
  } finally {
    await denoiser.dispose();
  }
});
