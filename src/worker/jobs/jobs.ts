/**
 * The kinds of job, by the request that asks for one. To add one: its file here, a line below, and its request
 * and events in protocol.ts.
 */
import type { Request } from "../protocol.ts";
import { BitsJob } from "./bits.ts";
import { InspectJob } from "./inspect.ts";
import type { Job, JobMaker, Means, Tell } from "./job.ts";
import { makeRun } from "./run/run.ts";

/** A request that asks for a job. */
export type JobRequest = Extract<Request, { spec: unknown }>;

type Jobs = { [R in JobRequest as R["kind"]]: JobMaker<R["spec"]> };

const JOBS: Jobs = {
  run: makeRun,
  bits: (...of) => new BitsJob(...of),
  inspect: (...of) => new InspectJob(...of),
};

/** @throws as JobMaker */
export function makeJob({ kind, spec }: JobRequest, means: Means, tell: Tell): Job {
  // The table pairs every kind with the maker of its own spec, which a type can't follow through a lookup.
  return (JOBS[kind] as JobMaker<JobRequest["spec"]>)(spec, means, tell);
}
