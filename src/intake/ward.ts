/** Where networks lie while the doctor asks them: written as ONNX, run a few pictures at a time, one of them open. */
import { concat } from "../bytes/concat.ts";
import { calledWith, candidatesFor } from "../doctor/hypotheses.ts";
import type { Patient, Way } from "../doctor/patient.ts";
import type { Denoiser } from "../engine/denoiser.ts";
import type { Engine } from "../engine/engine.ts";
import { type Graph, inOrder } from "../graph/graph.ts";
import { interpreter } from "../graph/interpret/interpret.ts";
import { timeNodes } from "../graph/onnx/times.ts";
import { writeOnnx } from "../graph/onnx/write.ts";
import { draftOf } from "./draft.ts";
import type { Known } from "./facts.ts";
import { manifestOf, UNKNOWN } from "./manifest.ts";

export interface Run {
  readonly open: Engine["open"];
  /** Lets what else was asked of this worker come through. */
  readonly breathe: () => Promise<void>;
}

/** Pictures between two breaths. */
const FEW = 4;

interface Open {
  readonly name: string;
  readonly denoiser: Denoiser;
  /** By what the network is called with, in float32 as it is asked. */
  readonly rows: ReadonlyMap<number, number>;
}

export class Ward {
  readonly #run: Run;
  readonly #told: Patient["told"];
  #open: Open | null = null;

  constructor(run: Run, told: Patient["told"]) {
    this.#run = run;
    this.#told = told;
  }

  way(name: string, known: Known): Way {
    return {
      name,
      evaluate: async (x, t, classes, signal) => {
        const { denoiser, rows } = await this.#opened(name, known);
        const row = rows.get(t[0]!);
        // A time that it has no answer for.
        if (row === undefined) return new Float32Array(x.length).fill(Number.NaN);
        const D = x.length / t.length;
        const parts: Float32Array[] = [];
        for (let at = 0; at < t.length; at += FEW) {
          await this.#run.breathe();
          signal?.throwIfAborted();
          const end = Math.min(at + FEW, t.length);
          const labels = classes?.subarray(at, end);
          const index = new Float32Array(end - at).fill(row);
          parts.push(await denoiser.evaluate(x.subarray(at * D, end * D), index, labels));
        }
        return concat(Float32Array, parts);
      },
    };
  }

  async close(): Promise<void> {
    const open = this.#open;
    this.#open = null;
    await open?.denoiser.dispose();
  }

  async #opened(name: string, { manifest, network }: Known): Promise<Open> {
    if (this.#open?.name === name) return this.#open;
    await this.close();
    const times = await this.#timesOf(network);
    const file = await wholeOf(writeOnnx(network, { weights: "float16", times }));
    const named = { id: "examined", title: "examined", bytes: file.length, sha256: "0".repeat(64) };
    const asked = manifestOf(draftOf(manifest, network, "examined"), named, UNKNOWN);
    const denoiser = await this.#run.open({ manifest: asked, file });
    this.#open = { name, denoiser, rows: new Map(times.map((t, i) => [Math.fround(t), i])) };
    return this.#open;
  }

  /** All that the doctor may call it with, as far as it has an answer. */
  async #timesOf(network: Graph): Promise<number[]> {
    const asked = candidatesFor({ told: this.#told }).flatMap((each) =>
      Array.from({ length: each.T }, (_, index) => calledWith(each, index)),
    );
    const isKnown = await knowsTime(network);
    return [...new Set(asked)].filter(isKnown);
  }
}

/** Of a network that looks its time up in a table: whether that has a row for it. */
async function knowsTime(network: Graph): Promise<(t: number) => boolean> {
  const { follows } = timeNodes(network);
  const tables = inOrder(network).flatMap(({ op, inputs: [index] }) =>
    op.kind === "row" && index && follows.has(index) ? [{ rows: op.table.shape[0]!, index }] : [],
  );
  const looked = await Promise.all(
    tables.map(async ({ rows, index }) => ({ rows, run: await interpreter({ ...network, output: index }) })),
  );
  return (t) =>
    looked.every(({ rows, run }) => {
      const row = run({ x: new Float64Array(), t })[0]!;
      return Number.isInteger(row) && row >= 0 && row < rows;
    });
}

async function wholeOf(chunks: AsyncIterable<Uint8Array>): Promise<Uint8Array> {
  const parts: Uint8Array[] = [];
  for await (const chunk of chunks) parts.push(chunk);
  return concat(Uint8Array, parts);
}
