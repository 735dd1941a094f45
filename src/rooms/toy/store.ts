/** What the room knows of its network, and how one looks at it: no part of the scene, it is kept while the page is open. */
import { create } from "zustand";
import type { Objective } from "./learn/choices.ts";
import type { Task } from "./learn/learner.ts";
import { T } from "./learn/objective.ts";
import type { Sampled, Trained, Weighed } from "./learn/protocol.ts";
import type { Session } from "./session.ts";

/** The ways to look: at how it learns, at what different chains make of it, at how likely it finds each place. */
export type Tab = "learn" | "sample" | "weigh";

/** What was asked of the network of some step; `of` names the task, the step and the question. */
type Look<Answer> = Answer & { readonly of: string };

interface Asked {
  readonly id: number;
  readonly tab: Tab;
  readonly of: string;
  /** The name of the network, where it is finished and its points are looked at quickly. */
  readonly finished: string | null;
}

interface Toy {
  readonly tab: Tab;
  readonly session: Session | null;
  /** The task that the worker was given (task.ts), its name, and its number; null before the first. */
  readonly task: { readonly name: string; readonly number: number; readonly given: Task } | null;
  readonly phase: "idle" | "training" | "held" | "failed";
  /** How far it is to be trained now. */
  readonly until: number;
  readonly trained: Trained | null;
  readonly looks: {
    readonly learn: Look<Sampled> | null;
    readonly sample: Look<Sampled> | null;
    readonly weigh: Look<Weighed> | null;
  };
  /** What was asked for and has not come; the next is not asked for before `rest`. */
  readonly asked: Asked | null;
  readonly rest: number;
  /** How often it was asked: the newest id. */
  readonly asks: number;
  readonly failure: string | null;
  /** How far from the data the points were that each finished network makes, by the names of task and length (task.ts). */
  readonly found: Readonly<Record<string, number>>;
  /** Objectives that are tried one after the other: the name of the one that is learned now, and what comes then (tour.ts). */
  readonly tour: { readonly here: string; readonly rest: readonly Pick<Objective, "prediction" | "loss">[] } | null;
  /** It waits because one went elsewhere. */
  readonly left: boolean;
  /** It was learned by itself: nobody asked for it. */
  readonly uninvited: boolean;
  /** The name of the task that is on the disk, but for the last seconds of learning it. */
  readonly kept: string | null;
}

const NOTHING = {
  trained: null,
  looks: { learn: null, sample: null, weigh: null },
  asked: null,
  rest: 0,
  failure: null,
} as const;

export const useToy = create<Toy>()(() => ({
  tab: "learn",
  session: null,
  task: null,
  phase: "idle",
  until: 0,
  asks: 0,
  found: {},
  tour: null,
  left: false,
  uninvited: false,
  kept: null,
  ...NOTHING,
}));

/** The moment of the chain that all planes show. It changes with every frame: planes follow it outside React. */
export const useFlow = create<{
  readonly t: number;
  readonly playing: boolean;
  /** How often it was played: a frame of the time before is not heard. */
  readonly turn: number;
  /** It waits because one went elsewhere. */
  readonly left: boolean;
}>()(() => ({ t: T, playing: false, turn: 0, left: false }));

/** Nothing is known of a new task. */
export const beginTask = (name: string, given: Task) =>
  useToy.setState(({ task }) => ({
    ...NOTHING,
    phase: "idle",
    until: 0,
    task: { name, given, number: (task?.number ?? 0) + 1 },
  }));
