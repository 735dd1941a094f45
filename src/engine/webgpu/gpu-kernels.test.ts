/** The step and what packs its pictures, as the compiler of another browser than ours sees them. */
import { expect } from "vitest";
import { NAGA, refusedByNaga, withNaga } from "../wgsl/testing/naga.ts";
import { CODES } from "./gpu-kernels.ts";

withNaga.each(Object.entries(CODES))(`${NAGA} accepts %s`, (_, code) => {
  expect(refusedByNaga([code])).toBe("");
});
