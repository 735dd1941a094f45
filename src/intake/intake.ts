/** A model on its way from dropped files into the library. */
import { Sha256 } from "../bytes/sha256.ts";
import { MOST_EVALUATIONS } from "../doctor/patient.ts";
import { refuseLatents } from "../formats/latents.ts";
import { refusal } from "../formats/refusal.ts";
import type { Card } from "../library/card.ts";
import type { Library } from "../library/library.ts";
import { ownId } from "../library/own-id.ts";
import type { KnownAnswer, Manifest } from "../models/manifest.ts";
import type { Candidate } from "./candidate.ts";
import { checkpoint } from "./checkpoint.ts";
import type { Counting } from "./known.ts";
import { manifestOf, UNKNOWN, writeManifest } from "./manifest.ts";
import { onnx } from "./onnx.ts";
import { chunksOf, ours } from "./ours.ts";
import { type Answers, type Description, type Findings, isLatent, type Order, type Progress } from "./protocol.ts";
import type { Run } from "./ward.ts";

export interface Means {
  readonly library: Library;
  /** Asks the network what every engine will have to answer. */
  readonly knownAnswer: (manifest: Manifest, file: Uint8Array, counting: Counting) => Promise<KnownAnswer>;
  /** Runs a network that is examined. */
  readonly run: Run;
  readonly now: () => Date;
  readonly told: (progress: Progress) => void;
}

/** Of files that were fetched: where from, and what is known of them already. */
export interface Origin extends Pick<Order, "address" | "licence"> {
  /** sha256 by path. */
  readonly hashes: ReadonlyMap<string, string>;
}

/** What was known of the files before they were opened. */
interface Before {
  readonly origin?: Origin;
  readonly measured?: Answers;
}

export class Intake {
  readonly #files: ReadonlyMap<string, Blob>;
  readonly #origin: Origin | null;
  readonly #candidate: Candidate;
  readonly #means: Means;
  #measured: Answers;

  private constructor(files: ReadonlyMap<string, Blob>, known: Before, candidate: Candidate, means: Means) {
    this.#files = files;
    this.#origin = known.origin ?? null;
    this.#measured = known.measured ?? {};
    this.#candidate = candidate;
    this.#means = means;
  }

  /** @throws Refusal where the files are no model that is known here */
  static async open(files: ReadonlyMap<string, Blob>, means: Means, known: Before = {}): Promise<Intake> {
    const candidate = (await ours(files)) ?? (await theirs(files));
    return new Intake(files, known, candidate, means);
  }

  /** All that the network itself has answered. */
  get measured(): Answers {
    return this.#measured;
  }

  describe(answers: Answers): Promise<Description> {
    return this.#candidate.describe({ answers, measured: this.#measured });
  }

  /** Afterwards it is described, and added, with what was measured. @throws Refusal; what `signal` says */
  async examine(answers: Answers, pictures: readonly Float32Array[], signal: AbortSignal): Promise<Findings> {
    const { run, told } = this.#means;
    const { examination } = await this.describe(answers);
    if (!this.#candidate.examine || !examination) throw new RangeError("nothing of it is only assumed");
    const progress = (done: number) => told({ stage: "examine", done, total: MOST_EVALUATIONS });
    const saying = { answers, measured: this.#measured };
    const drawn = (done: number, total: number) => told({ stage: "draw", done, total });
    const bedside = { ...run, pictures, signal, progress, drawn };
    const { measured, confirmed, finalists, own } = await this.#candidate.examine(saying, bedside);
    this.#measured = { ...this.#measured, ...measured };
    const still = await this.describe(answers);
    const open = still.examination?.open ?? [];
    const onlyOpen = (said: Answers) =>
      Object.fromEntries(open.flatMap((name) => (said[name] ? [[name, said[name]]] : [])));
    return {
      confirmed,
      open,
      own,
      measured: examination.open.filter((name) => !open.includes(name)),
      finalists: open.length > 0 ? finalists.map((each) => ({ ...each, said: onlyOpen(each.said) })) : [],
    };
  }

  /** @throws Refusal, StorageProblem, Fault */
  async add(title: string, answers: Answers): Promise<Card> {
    const { library, knownAnswer, now, told } = this.#means;
    const measured = this.#measured;
    const { family, from, facts } = await this.describe(answers);
    if (facts.some(isLatent)) throw refusal("picture.latent");
    const { draft: made, chunks, bytes, known } = await this.#candidate.make({ answers, measured });
    const { licence = null, address } = this.#origin ?? {};
    const draft = { ...made, licence: licence ?? made.licence };
    const source = await this.#sources();
    const waits = () => told({ stage: "wait", done: 0, total: 0 });
    return library.add(async (incoming) => {
      const written = await incoming.write(counted(chunks, (done) => told({ stage: "compile", done, total: bytes })));
      const named = { id: ownId(written.sha256), title, bytes: written.bytes, sha256: written.sha256 };
      const asked = async () => {
        told({ stage: "open", done: 0, total: 0 });
        const file = new Uint8Array(await written.network.arrayBuffer());
        const counting = (done: number, total: number) => told({ stage: "check", done, total });
        return knownAnswer(manifestOf(draft, named, UNKNOWN), file, counting);
      };
      const manifest = writeManifest(manifestOf(draft, named, known ?? (await asked())));
      const { width, height, channels } = draft.image;
      return incoming.keep(written, manifest, {
        title,
        added: now().toISOString(),
        ...{ width, height, channels, family, from, source, answers: { ...measured, ...answers } },
        ...(address !== undefined && { address }),
        facts: facts.flatMap(({ name, value, how, from }) => (how === "asked" ? [] : [{ name, value, how, from }])),
      });
    }, waits);
  }

  /** What it is made from, by name and bytes: who gets a link is told which file to look for. */
  async #sources(): Promise<Card["source"]> {
    const total = [...this.#files.values()].reduce((sum, { size }) => sum + size, 0);
    let before = 0;
    const found: Card["source"] = [];
    for (const [name, file] of this.#files) {
      const known = this.#origin?.hashes.get(name);
      if (known !== undefined) {
        found.push({ name, bytes: file.size, sha256: known });
        continue;
      }
      const hash = new Sha256();
      const told = (done: number) => this.#means.told({ stage: "hash", done: before + done, total });
      for await (const chunk of counted(chunksOf(file), told)) hash.update(chunk);
      before += file.size;
      found.push({ name, bytes: file.size, sha256: hash.hex() });
    }
    return found;
  }
}

/** Of another program. */
async function theirs(files: ReadonlyMap<string, Blob>): Promise<Candidate> {
  await refuseLatents(files);
  return (await onnx(files)) ?? (await checkpoint(files));
}

async function* counted(chunks: AsyncIterable<Uint8Array>, told: (done: number) => void): AsyncGenerator<Uint8Array> {
  let done = 0;
  for await (const chunk of chunks) {
    yield chunk;
    done += chunk.length;
    told(done);
  }
}
