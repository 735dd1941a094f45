/** What the page and the worker that takes a model in say to each other. One worker takes one model; to cancel is to end it. */
import type { PictureShape } from "../bytes/picture-shape.ts";
import type { FetchProblem, ProblemCode } from "../courier/problem.ts";
import type { Said } from "../formats/words/said.ts";
import type { Remote } from "../hub/choices.ts";
import type { Card } from "../library/card.ts";
import type { StorageCode } from "../library/files.ts";

/** What a person says of a model, by the name of the fact; a number is in digits. */
export type Answers = Readonly<Record<string, string>>;

/** The order of attention, by what an answer calls it. */
export const ORDERS = { legacy: "heads, then q k v", new: "q k v, then heads" } as const;

/** One thing that has to be known of a model. */
export interface Fact {
  readonly name: string;
  /** Empty where it is not known and has to be told. */
  readonly value: string;
  readonly how: Card["facts"][number]["how"] | "asked";
  /** The file and its field, the buffer or the program that says so: a name, no sentence. */
  readonly from: string;
  /** What it can be instead: one of these, a whole number between two, a size whose sides are, or nothing else. */
  readonly instead:
    | { readonly of: readonly string[] }
    | { readonly least: number; readonly most: number; readonly sides?: true }
    | null;
}

/** What a network is taken from where nothing in its file stands around it (formats/weights-in). */
export const WHOLE = "the whole file";

/** What four channels may be, which no shape says: pictures with opacity, or what another network makes pictures of. */
export const RGBA = "RGBA" as const;
export const LATENT = "latent" as const;

export const isLatent = ({ name, value }: Pick<Fact, "name" | "value">): boolean =>
  name === "channels" && value === LATENT;

/** What was found in the files. */
export interface Description {
  /** As the files are called; a person may call it otherwise. */
  readonly title: string;
  /** The program that wrote them. */
  readonly family: string;
  /** Where in them the weights stood. */
  readonly from: string;
  readonly facts: readonly Fact[];
  /** What the network itself could be asked; null where nothing is only assumed. */
  readonly examination: Examination | null;
}

export interface Examination {
  /** The facts that are only assumed, by name. */
  readonly open: readonly string[];
  /** How long it takes here, about; null where the network takes larger pictures than are examined. */
  readonly seconds: number | null;
  /** Of the pictures that it is shown. */
  readonly shape: PictureShape;
}

/** What came of asking the network. */
export interface Findings {
  /** Whether it is a denoiser as far as can be told: where not, nothing is measured. */
  readonly confirmed: boolean;
  /** Facts by name. */
  readonly measured: readonly string[];
  readonly open: readonly string[];
  /** What was not told apart, best first, for the eye; none where nothing is open. */
  readonly finalists: readonly Finalist[];
  /** How many of the pictures that it was shown were the person's. */
  readonly own: number;
}

/** What a network may be, and what it makes then. */
export interface Finalist {
  /** The facts that are open, as a person would say them. */
  readonly said: Answers;
  readonly width: number;
  readonly height: number;
  /** RGBA8 [H, W, 4] each. */
  readonly pictures: readonly Uint8ClampedArray<ArrayBuffer>[];
}

/** Resume: it broke off, and is waited for. Silent: nothing comes. Wait: another tab adds a model. */
export type Stage = "fetch" | "resume" | "silent" | "hash" | "wait" | "compile" | "open" | "check" | "examine" | "draw";

export interface Progress {
  readonly stage: Stage;
  /** Bytes; answers while it is checked, questions while it is examined, steps while its finalists draw. Nothing is counted where `total` is 0. */
  readonly done: number;
  readonly total: number;
}

export interface IntakeFailure {
  /**
   * Refused: what the files are is told in `message`. Elsewhere: another tab fetches a model. Runtime: what asks the
   * network its questions could not be fetched. Stopped: the worker is no more.
   */
  readonly code: "refused" | "internal" | "stopped" | "elsewhere" | "runtime" | StorageCode | ProblemCode;
  readonly message: string;
  /** The same, where it is a sentence of ours, for the page to say in its language. */
  readonly said?: Said;
}

export const fetchFailure = ({ code, message, said }: FetchProblem): IntakeFailure => {
  return { code, message, ...(said && { said }) };
};

/** Files to be fetched, and what is known of them where they are. */
export interface Order {
  readonly files: readonly Remote[];
  /** For whoever wants the same model. */
  readonly address: string;
  readonly licence: string | null;
  readonly token: string | null;
}

export type IntakeRequest =
  /** Once, and first. What was measured is what another worker that took the same has found out of it. */
  | {
      readonly kind: "open";
      readonly files: ReadonlyMap<string, File>;
      readonly answers: Answers;
      readonly measured?: Answers;
    }
  /** Instead: the files come from a courier, through its port. */
  | {
      readonly kind: "fetch";
      readonly order: Order;
      readonly port: MessagePort;
      readonly answers: Answers;
      readonly measured?: Answers;
    }
  | { readonly kind: "describe"; readonly answers: Answers }
  /** Asks the network itself what is only assumed; the person's pictures, [C, H, W] each from −1 to 1, are among those it is shown. */
  | { readonly kind: "examine"; readonly answers: Answers; readonly pictures: readonly Float32Array[] }
  | { readonly kind: "stop-examining" }
  | { readonly kind: "add"; readonly title: string; readonly answers: Answers };

export type IntakeEvent =
  | { readonly kind: "described"; readonly description: Description }
  /** With all that the network itself has answered by now. */
  | {
      readonly kind: "examined";
      readonly description: Description;
      readonly findings: Findings;
      readonly measured: Answers;
    }
  | ({ readonly kind: "progress" } & Progress)
  | { readonly kind: "added"; readonly card: Card }
  | { readonly kind: "failed"; readonly failure: IntakeFailure };
