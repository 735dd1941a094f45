/** A model of a person's own on its way in: what was found, what they say of it, how far it is. */
import { create } from "zustand";
import { type Taking, takeIn } from "../intake/client.ts";
import type { Answers, Description, IntakeEvent, IntakeFailure, Progress } from "../intake/protocol.ts";
import type { Card } from "../library/card.ts";
import { askForModel } from "./choose-model.ts";
import { modelList } from "./page.ts";
import { setState } from "./store.ts";

export type AddingProgress = Progress & { readonly secondsLeft: number | null };

export interface Adding {
  /** The file or the folder that was dropped. */
  readonly name: string;
  readonly taking: Taking;
  readonly phase: "reading" | "described" | "adding" | "failed";
  readonly description: Description | null;
  readonly title: string;
  readonly answers: Answers;
  readonly progress: AddingProgress | null;
  /** Why it can't be added, or not with these answers. */
  readonly failure: IntakeFailure | null;
}

export const useAdding = create<{ readonly adding: Adding | null }>()(() => ({ adding: null }));

const now = () => useAdding.getState().adding;
const patch = (change: Partial<Adding>) =>
  useAdding.setState(({ adding }) => ({ adding: adding && { ...adding, ...change } }));

/** Opens the files of a drop; what is found is shown before anything is kept. */
export function offerModel(
  files: ReadonlyMap<string, File>,
  answers: Answers = {},
  take: typeof takeIn = takeIn,
): void {
  stopAdding();
  const name = nameOf(files);
  const clock = new StageClock();
  const taking: Taking = take(files, (event) => {
    if (now()?.taking === taking) void heard(event, clock);
  });
  const state = {
    name,
    taking,
    phase: "reading",
    description: null,
    title: "",
    answers,
    progress: null,
    failure: null,
  } as const;
  useAdding.setState({ adding: state });
  setState({ shelf: true });
}

/** What a person says of it; what follows from that is found out anew. */
export function answer(name: string, value: string): void {
  const adding = now();
  if (!adding) return;
  const answers = { ...adding.answers, [name]: value };
  patch({ answers });
  adding.taking.describe(answers);
}

export function callIt(title: string): void {
  patch({ title });
}

export function addIt(): void {
  const adding = now();
  if (!adding) return;
  patch({ phase: "adding", progress: null, failure: null });
  // The browser may ask the person, or decide by itself; where it says no the model is there all the same.
  void navigator.storage?.persist?.();
  adding.taking.add(adding.title, adding.answers);
}

/** At once, and nothing of it is kept. */
export function stopAdding(): void {
  now()?.taking.end();
  useAdding.setState({ adding: null });
}

async function heard(event: IntakeEvent, clock: StageClock): Promise<void> {
  const adding = now()!;
  switch (event.kind) {
    case "described": {
      const { description } = event;
      const title = adding.title || description.title || adding.name;
      return patch({ phase: "described", description, title, failure: null });
    }
    case "progress":
      return patch({ progress: clock.read(event) });
    case "failed":
      return patch({ phase: adding.description ? "described" : "failed", progress: null, failure: event.failure });
    case "added":
      stopAdding();
      await modelList.readAgain();
      return use(event.card);
  }
}

function use({ id }: Card): void {
  setState({ shelf: false });
  askForModel(id);
}

/** The folder, or the largest file. */
function nameOf(files: ReadonlyMap<string, File>): string {
  const [[path] = [""]] = [...files].sort(([, a], [, b]) => b.size - a.size);
  const [first = "", ...rest] = path.split("/");
  return rest.length > 0 ? first : first.replace(/\.[a-z]+$/i, "");
}

/** Time left of a stage, from how it has gone. */
class StageClock {
  #stage = "";
  #begun = 0;
  #first = 0;

  read(progress: Progress): AddingProgress {
    const { stage, done, total } = progress;
    const time = performance.now();
    if (stage !== this.#stage) {
      this.#stage = stage;
      this.#begun = time;
      this.#first = done;
    }
    const took = (time - this.#begun) / 1000;
    const gone = done - this.#first;
    return { stage, done, total, secondsLeft: took > 0.5 && gone > 0 ? ((total - done) / gone) * took : null };
  }
}
