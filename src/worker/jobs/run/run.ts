/** A run as it is asked for: its lanes, and what is told of it before its first turn. */
import { featuresOf } from "../../../diffusion/random-features.ts";
import { Fault } from "../../../models/fault.ts";
import type { RunSpec } from "../../protocol.ts";
import type { Job, Means, Tell } from "../job.ts";
import { Chain } from "./chain.ts";
import { timeAt } from "./stretch.ts";

/** @throws Fault "bad-request" or RangeError for lanes that can't be run. */
export function makeRun(spec: RunSpec, { denoiser, laneOf, check }: Means, tell: Tell): Job {
  if (spec.lanes.length === 0) throw new Fault("bad-request", "a run of no pictures; expected 1 or more");
  const lanes = spec.lanes.map(laneOf);
  const longest = lanes.reduce((a, b) => (b.plan.steps.length > a.plan.steps.length ? b : a)).plan;
  const length = longest.steps.length;
  const { record, snapshots, snapshotsAt = [], features = false, paused = false } = spec;
  const told: Tell = (event, transfer) => {
    const measured = features && event.kind === "done" && event.x;
    tell(measured ? { ...event, features: featuresOf(measured, denoiser.shape) } : event, transfer);
  };
  const chain = new Chain(denoiser, lanes, { record, snapshots, snapshotsAt, paused, check }, told);
  tell({ kind: "started", length, times: Array.from({ length: length + 1 }, (_, at) => timeAt(longest, at)) });
  return chain;
}
