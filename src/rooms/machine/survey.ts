/** The engines side by side, as the page knows of them: one survey at a time, what it has found stays when it is cancelled. */

import { create } from "zustand";
import { askWhile } from "../../app/leaving.ts";
import { useStore } from "../../app/store.ts";
import { surveyEngines } from "../../app/survey.ts";
import { wordsOf } from "../../bytes/words-of.ts";
import type { Block, ModelInfo, OpGroup, Surveyed } from "../../worker/protocol.ts";

type Found<Of extends Surveyed["of"]> = Extract<Surveyed, { of: Of }>;

interface Survey {
  readonly phase: "idle" | "running" | "done" | "cancelled" | "failed";
  /** Whose network it was. */
  readonly model: ModelInfo | null;
  readonly stage: Found<"stage"> | null;
  readonly engines: readonly Found<"engine">[];
  readonly passed: readonly Found<"passed">["rejection"][];
  readonly ops: readonly OpGroup[];
  readonly blocks: readonly Block[];
  /** Why our engine could not be looked into. */
  readonly unable: string | null;
  readonly problem: string | null;
  readonly abort: AbortController | null;
}

const NONE: Survey = {
  phase: "idle",
  model: null,
  stage: null,
  engines: [],
  passed: [],
  ops: [],
  blocks: [],
  unable: null,
  problem: null,
  abort: null,
};

export const useSurvey = create<Survey>()(() => ({ ...NONE }));

/** What part of it all is done, as long as each stage takes where a step takes tens of ms. */
export function progressOf({ stage, part }: Found<"stage">): number {
  const [from, to] = { engine: [0, 0.7], ops: [0.7, 0.85], blocks: [0.85, 1] }[stage] as [number, number];
  return from + (to - from) * part;
}

export function cancelSurvey(): void {
  useSurvey.getState().abort?.abort();
  useSurvey.setState({ phase: "cancelled", stage: null });
}

export async function runSurvey(find = surveyEngines): Promise<void> {
  const { model } = useStore.getState();
  if (model.phase !== "ready") return;
  useSurvey.setState({ ...NONE, model: model.model, abort: useSurvey.getState().abort });
  await survey(find);
}

/** From its beginning; what has been found stays until it is found again. */
async function survey(find: typeof surveyEngines): Promise<void> {
  useSurvey.getState().abort?.abort();
  const abort = new AbortController();
  useSurvey.setState({ phase: "running", stage: null, abort });
  const over = askWhile(() => !abort.signal.aborted);
  try {
    for await (const found of find(abort.signal, () => void survey(find))) {
      // What was under way when it was cancelled is nobody's, or that of the one that has begun since.
      if (abort.signal.aborted) return;
      useSurvey.setState((before) => withFound(before, found));
    }
    if (abort.signal.aborted) return;
    useSurvey.setState({ phase: "done", stage: null });
  } catch (error) {
    if (abort.signal.aborted) return;
    const problem = wordsOf(error);
    useSurvey.setState({ phase: "failed", stage: null, problem });
  } finally {
    over();
  }
}

function withFound({ engines, passed }: Survey, found: Surveyed): Partial<Survey> {
  switch (found.of) {
    case "stage":
      return { stage: found };
    case "engine":
      return { engines: [...engines.filter(({ engine }) => engine.name !== found.engine.name), found] };
    case "passed":
      return { passed: [...passed.filter(({ name }) => name !== found.rejection.name), found.rejection] };
    case "ops":
      return { ops: found.ops };
    case "blocks":
      return { blocks: found.blocks };
    case "unable":
      return { unable: found.why };
  }
}
