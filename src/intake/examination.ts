/** What of a network the doctor could look into, and what that takes. */
import { sizeText } from "../bytes/size-text.ts";
import { wasmThreads } from "../engine/ort/threads.ts";
import type { Imported } from "../formats/process/imported.ts";
import { Refusal } from "../formats/refusal.ts";
import { costOf } from "../graph/cost.ts";
import type { Known, Saying } from "./facts.ts";
import { NETWORK_CHOICES } from "./network-choices.ts";
import type { Description, Fact } from "./protocol.ts";

/** A network that was read from files, and how it is built as somebody says that it is. */
export interface Subject {
  readonly family: string;
  readonly fitting: (saying: Saying) => Promise<Imported>;
}

const PROCESS = ["T", "schedule", "prediction", "timestep", "range"];
/** Of its pictures while it is examined. */
const MOST_SIDE = 64;
/** Questions of an examination, about, of so many pictures each. */
const [QUESTIONS, PICTURES] = [100, 32];
/** Products that wasm sums in a second and a thread, about. */
const PACE = 4e9;

export const isLookedInto = ({ name, how }: Fact): boolean =>
  how === "assumed" && [...PROCESS, ...NETWORK_CHOICES].includes(name);

export async function examinationOf(
  subject: Subject,
  saying: Saying,
  found: Known,
  facts: readonly Fact[],
): Promise<Description["examination"]> {
  const open = facts.filter(isLookedInto).map(({ name }) => name);
  if (open.length === 0) return null;
  const small = await smallOf(subject, saying, found);
  const { width, height, channels } = (small ?? found).manifest.image;
  const shape = { width, height, channels };
  if (!small) return { open, seconds: null, shape };
  const products = costOf(small.network).macs * PICTURES * QUESTIONS;
  return { open, seconds: products / (PACE * wasmThreads()), shape };
}

/** The same network for pictures of at most 64 × 64, as most can be built; null of those that can't. */
export async function smallOf({ fitting }: Subject, saying: Saying, found: Known): Promise<Known | null> {
  const { width, height } = found.card.size.value;
  const times = 2 ** Math.max(0, Math.ceil(Math.log2(Math.max(width, height) / MOST_SIDE)));
  if (times === 1) return found;
  if (width % times !== 0 || height % times !== 0) return null;
  const size = sizeText({ width: width / times, height: height / times });
  try {
    const small = await fitting({ ...saying, answers: { ...saying.answers, size } });
    return small.kind === "manifest" ? small : null;
  } catch (error) {
    if (error instanceof Refusal) return null;
    throw error;
  }
}
