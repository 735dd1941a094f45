/** A model of a person's own on its way in: what was found, what they say of it, how far it is. */
import { create } from "zustand";
import { PROBLEMS } from "../courier/problem.ts";
import { type Incoming, type Taking, takeIn } from "../intake/client.ts";
import type {
  Answers,
  Description,
  Findings,
  IntakeEvent,
  IntakeFailure,
  Order,
  Progress,
} from "../intake/protocol.ts";
import { askToPersist } from "../ledger/persist.ts";
import type { Card } from "../library/card.ts";
import { askForModel } from "./choose-model.ts";
import { inFolder, nameOf } from "./model-files.ts";
import { say } from "./notices.ts";
import { library } from "./own-models.ts";
import { modelList } from "./page.ts";
import { tellSilence } from "./silence.ts";
import { setState } from "./store.ts";
import { words } from "./words.ts";

export type AddingProgress = Progress & { readonly secondsLeft: number | null };

export interface Adding {
  /** The file or the folder that was dropped, or what is fetched. */
  readonly name: string;
  readonly taking: Taking;
  /** Takes it in again, in another worker. */
  readonly take: (answers: Answers, measured: Answers) => Taking;
  readonly phase: "reading" | "described" | "examining" | "adding" | "failed";
  readonly description: Description | null;
  readonly title: string;
  readonly answers: Answers;
  readonly progress: AddingProgress | null;
  /** What came of asking the network, where it was asked. */
  readonly findings: Findings | null;
  /** Why it can't be added, or not with these answers. */
  readonly failure: IntakeFailure | null;
  readonly ends: Ends | null;
  /** What the network itself has answered, by the name of the fact. */
  readonly measured: Answers;
  /** The person's pictures that it was shown. */
  readonly shown: readonly Float32Array[];
  /** What its worker was at when it was given up: another does it once it has read the files. */
  readonly redo: "adding" | "examining" | null;
}

/** What whoever had its files fetched is told. */
export interface Ends {
  /** They could not be: it is no longer on its way in. */
  readonly unfetched: (failure: IntakeFailure) => void;
  /** It was added, or is not wanted. */
  readonly over: () => void;
}

/** A model that something from outside was made with, and waits for. */
export interface Awaited {
  /** Of the network that is made of it here. */
  readonly sha256: string;
  readonly title: string;
  /** What to look for. */
  readonly file: string;
  readonly answers?: Answers;
  readonly arrived: () => void;
}

interface State {
  readonly adding: Adding | null;
  readonly awaited: Awaited | null;
}

export const useAdding = create<State>()(() => ({ adding: null, awaited: null }));

export function awaitModel(awaited: Awaited | null): void {
  useAdding.setState({ awaited });
}

const now = () => useAdding.getState().adding;
const patch = (change: Partial<Adding>) =>
  useAdding.setState(({ adding }) => ({ adding: adding && { ...adding, ...change } }));

/** Opens the files of a drop; what is found is shown before anything is kept. */
export function offerModel(files: ReadonlyMap<string, File>, take: typeof takeIn = takeIn): void {
  begin({ files: inFolder(files) }, nameOf(files), null, take);
}

/** The same for files that a courier brings, through its port. */
export function offerOrder(
  order: Order,
  port: () => MessagePort,
  name: string,
  ends: Ends,
  take: typeof takeIn = takeIn,
): void {
  begin({ order, port }, name, ends, take);
}

function begin(incoming: Incoming, name: string, ends: Ends | null, take: typeof takeIn): void {
  stopAdding();
  const { answers = {}, title = "" } = useAdding.getState().awaited ?? {};
  const begun = (answers: Answers, measured: Answers) => {
    const clock = new StageClock();
    const told = (event: IntakeEvent) => {
      if (now()?.taking === taking) void heard(event, clock);
    };
    const taking: Taking = take(incoming, answers, told, { measured, silence: tellSilence("intake", takeAgain) });
    return taking;
  };
  const state = {
    ...{ name, title, answers, ends, take: begun, taking: begun(answers, {}), measured: {}, shown: [], redo: null },
    phase: "reading",
    description: null,
    progress: null,
    findings: null,
    failure: null,
  } as const;
  useAdding.setState({ adding: state });
  setState({ shelf: true });
}

/** Another worker in the place of one that is silent, or stopped: what was said of the model, and measured, stays. */
export function takeAgain(): void {
  const adding = now();
  if (!adding) return;
  const { taking, take, phase, answers, measured } = adding;
  taking.end();
  const redo = phase === "adding" || phase === "examining" ? phase : adding.redo;
  patch({ taking: take(answers, measured), phase: "reading", progress: null, failure: null, redo });
}

/** What a person says of it; what follows from that is found out anew. */
export function answer(said: Answers): void {
  const adding = now();
  if (!adding) return;
  const answers = { ...adding.answers, ...said };
  patch({ answers, findings: null });
  adding.taking.describe(answers);
}

/** Asks the network itself what is only assumed of it. @param pictures the person's own, that it is shown among others */
export function examineIt(pictures: readonly Float32Array[] = []): void {
  const adding = now();
  if (adding?.phase !== "described") return;
  patch({ phase: "examining", progress: null, findings: null, failure: null, shown: pictures });
  adding.taking.examine(adding.answers, pictures);
}

/** At once: what the worker is at comes to its end unheard. */
export function stopExamining(): void {
  const adding = now();
  if (adding?.phase !== "examining") return;
  patch({ phase: "described", progress: null });
  adding.taking.stopExamining();
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
  const adding = now();
  end();
  adding?.ends?.over();
  if (adding?.phase === "adding") void tidy();
}

function end(): void {
  now()?.taking.end();
  useAdding.setState({ adding: null });
}

/** The worker let go of its files when it was ended. Where this fails, whoever adds the next model does it. */
async function tidy(): Promise<void> {
  try {
    await (await library()).tidy();
  } catch (error) {
    console.warn("a cancelled model was not cleared away", error);
  }
}

async function heard(event: IntakeEvent, clock: StageClock): Promise<void> {
  const adding = now()!;
  switch (event.kind) {
    case "described": {
      const { description } = event;
      const title = adding.title || description.title || adding.name;
      patch({ phase: "described", description, title, failure: null, redo: null });
      if (adding.redo === "adding") addIt();
      if (adding.redo === "examining") examineIt(adding.shown);
      return;
    }
    case "examined": {
      const { description, findings, measured } = event;
      return patch({ phase: "described", description, findings, measured, progress: null });
    }
    case "progress":
      // Of an examination that was stopped meanwhile nothing more is told.
      if ((event.stage === "examine" || event.stage === "draw") && adding.phase !== "examining") return;
      return patch({ progress: clock.read(event) });
    case "failed":
      if (adding.ends && isOfFetching(event.failure)) {
        end();
        return adding.ends.unfetched(event.failure);
      }
      return failed(adding, event.failure);
    case "added":
      end();
      adding.ends?.over();
      void askToPersist();
      await modelList.readAgain();
      return use(event.card);
  }
}

function failed({ description, phase }: Adding, failure: IntakeFailure): void {
  // What it did for a person is done again where they have another in its place.
  const isOver = failure.code === "stopped";
  const redo = isOver && (phase === "adding" || phase === "examining") ? phase : null;
  patch({ phase: description && !isOver ? "described" : "failed", progress: null, failure, redo });
}

const isOfFetching = ({ code }: IntakeFailure) => code === "elsewhere" || PROBLEMS.some((each) => each === code);

/** What waits for it goes on; else it is taken into use. One that is not the one that is waited for is only kept. */
function use({ id, sha256, title }: Card): void {
  const { awaited } = useAdding.getState();
  setState({ shelf: false });
  if (!awaited) askForModel(id);
  else if (awaited.sha256 === sha256) {
    awaitModel(null);
    awaited.arrived();
  } else {
    const text = () => words.say("model.another", { title, awaited: awaited.title });
    say({ key: "model", tone: "warning", text });
  }
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
