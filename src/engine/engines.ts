/** The engines there are, in the order they are tried. To add one: its folder, and a line here. */
import type { Engine } from "./engine.ts";
import { ortWasm, ortWebGpu } from "./ort/engines.ts";
import { wgsl, wgslHalf } from "./wgsl/engine.ts";

export const ENGINES: readonly Engine[] = [wgsl, wgslHalf, ortWebGpu, ortWasm];
