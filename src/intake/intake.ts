/** A model on its way from dropped files into the library. */
import { Sha256 } from "../bytes/sha256.ts";
import type { Card } from "../library/card.ts";
import type { Library } from "../library/library.ts";
import { ownId } from "../library/own-id.ts";
import type { KnownAnswer, Manifest } from "../models/manifest.ts";
import type { Candidate } from "./candidate.ts";
import { checkpoint } from "./checkpoint.ts";
import { manifestOf, UNKNOWN, writeManifest } from "./manifest.ts";
import { onnx } from "./onnx.ts";
import { chunksOf, ours } from "./ours.ts";
import type { Answers, Description, Order, Progress } from "./protocol.ts";

export interface Means {
  readonly library: Library;
  /** Asks the network what every engine will have to answer. */
  readonly knownAnswer: (manifest: Manifest, file: Uint8Array) => Promise<KnownAnswer>;
  readonly now: () => Date;
  readonly told: (progress: Progress) => void;
}

/** Of files that were fetched: where from, and what is known of them already. */
export interface Origin extends Pick<Order, "address" | "licence"> {
  /** sha256 by path. */
  readonly hashes: ReadonlyMap<string, string>;
}

export class Intake {
  readonly #files: ReadonlyMap<string, Blob>;
  readonly #origin: Origin | null;
  readonly #candidate: Candidate;
  readonly #means: Means;

  private constructor(files: ReadonlyMap<string, Blob>, origin: Origin | null, candidate: Candidate, means: Means) {
    this.#files = files;
    this.#origin = origin;
    this.#candidate = candidate;
    this.#means = means;
  }

  /** @throws Refusal where the files are no model that is known here */
  static async open(files: ReadonlyMap<string, Blob>, means: Means, origin: Origin | null = null): Promise<Intake> {
    const candidate = (await ours(files)) ?? (await onnx(files)) ?? (await checkpoint(files));
    return new Intake(files, origin, candidate, means);
  }

  describe(answers: Answers): Promise<Description> {
    return this.#candidate.describe(answers);
  }

  /** @throws Refusal, StorageProblem, Fault */
  async add(title: string, answers: Answers): Promise<Card> {
    const { library, knownAnswer, now, told } = this.#means;
    const { family, from, facts } = await this.describe(answers);
    const { draft: made, chunks, bytes, known } = await this.#candidate.make(answers);
    const { licence = null, address } = this.#origin ?? {};
    const draft = { ...made, licence: licence ?? made.licence };
    const source = await this.#sources();
    return library.add(async (incoming) => {
      const written = await incoming.write(counted(chunks, (done) => told({ stage: "compile", done, total: bytes })));
      told({ stage: "check", done: 0, total: 0 });
      const named = { id: ownId(written.sha256), title, bytes: written.bytes, sha256: written.sha256 };
      const asked = async () => {
        const file = new Uint8Array(await written.network.arrayBuffer());
        return knownAnswer(manifestOf(draft, named, UNKNOWN), file);
      };
      const manifest = writeManifest(manifestOf(draft, named, known ?? (await asked())));
      const { width, height, channels } = draft.image;
      return incoming.keep(written, manifest, {
        title,
        added: now().toISOString(),
        ...{ width, height, channels, family, from, source, answers },
        ...(address !== undefined && { address }),
        facts: facts.flatMap(({ name, value, how, from }) => (how === "asked" ? [] : [{ name, value, how, from }])),
      });
    });
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

async function* counted(chunks: AsyncIterable<Uint8Array>, told: (done: number) => void): AsyncGenerator<Uint8Array> {
  let done = 0;
  for await (const chunk of chunks) {
    yield chunk;
    done += chunk.length;
    told(done);
  }
}
