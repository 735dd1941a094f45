/** The lanes' pictures behind one another, float32 [B, D]; zeros where a lane has none. */
import type { Lane } from "../diffusion/plan.ts";
import { Fault } from "../models/fault.ts";
import type { Values } from "./denoiser.ts";

/** @throws Fault "bad-request" for a picture that has not D values. */
export function gather(lanes: readonly Lane[], D: number, part: (lane: Lane) => Float32Array | undefined): Values {
  const all = new Float32Array(lanes.length * D);
  lanes.forEach((lane, i) => {
    const values = part(lane);
    if (!values) return;
    if (values.length !== D) throw new Fault("bad-request", `a picture of ${values.length} values; expected ${D}`);
    all.set(values, i * D);
  });
  return all;
}
