/** The whole conversation with the worker that learns. */
import type { SamplerSpec } from "../../../diffusion/spec.ts";
import type { Paths } from "./cloud.ts";
import type { Learned, Task } from "./learner.ts";
import type { LossAt } from "./measure.ts";

export type Request =
  /** Forgets what was learned, and begins this; the number comes back with what is told of it. */
  | {
      readonly kind: "begin";
      readonly number: number;
      readonly task: Task;
      /** What another worker has learned of it. */
      readonly from?: Pick<Trained, "learned" | "seconds">;
    }
  /** Trains to that many steps in all. */
  | { readonly kind: "train"; readonly until: number }
  | { readonly kind: "hold" }
  /** Sends points from noise to data, by what has been learned up to now. */
  | { readonly kind: "sample"; readonly id: number; readonly chains: readonly SamplerSpec[]; readonly count: number }
  /** How likely the network finds each of these places, [N, 2]. */
  | { readonly kind: "weigh"; readonly id: number; readonly places: Float32Array };

/** What there is after so many steps. */
export interface Trained {
  readonly kind: "trained";
  /** Of its task. */
  readonly number: number;
  readonly step: number;
  /** Seconds of training up to here: without what was asked for besides. */
  readonly seconds: number;
  /** The averaged ones. */
  readonly weights: Float64Array;
  /** What another worker can go on from. */
  readonly learned: Learned;
  readonly losses: readonly LossAt[];
  /** Nothing more is trained until there is another word. */
  readonly held: boolean;
}

export interface Sampled {
  readonly kind: "sampled";
  readonly id: number;
  /** For each chain. */
  readonly paths: readonly Paths[];
  /** Of each cloud's end from the data (distance.ts). */
  readonly distances: readonly number[];
  /** What it took, in milliseconds. */
  readonly took: number;
}

export interface Weighed {
  readonly kind: "weighed";
  readonly id: number;
  /** log p of each place, in nats. */
  readonly logLikelihoods: Float64Array;
  readonly took: number;
}

export type Event = Trained | Sampled | Weighed | { readonly kind: "failed"; readonly message: string };
