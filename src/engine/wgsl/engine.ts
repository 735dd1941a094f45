/** Our own engine, loaded when it is tried. */
import { defineEngine } from "../engine.ts";

export const wgsl = defineEngine({
  name: "wgsl",
  label: "WGSL",
  device: "gpu",
  open: async (network, told) => (await import("./open.ts")).openWgsl(network, told),
});
