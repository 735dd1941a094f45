/** Our own engine, loaded when it is tried. */
import { defineEngine } from "../engine.ts";

export const wgsl = defineEngine({
  name: "wgsl",
  label: "WGSL",
  device: "gpu",
  open: async (...asked) => (await import("./open.ts")).openWgsl(false, ...asked),
});

/**
 * What stands between two layers as float16: half the memory, and half of what is read and written. For networks that the
 * one above is slow at, or that it has no room for.
 */
export const wgslHalf = defineEngine({
  name: "wgsl-f16",
  label: "WGSL float16",
  device: "gpu",
  open: async (...asked) => (await import("./open.ts")).openWgsl(true, ...asked),
});
