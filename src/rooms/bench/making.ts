/** How a batch of each kind is asked of the worker, and what is kept of it. */
import { concat } from "../../bytes/concat.ts";
import { toHalf } from "../../bytes/half.ts";
import { stepsOf } from "../../diffusion/samplers/define.ts";
import { encoderOf } from "../../diffusion/samplers/encode.ts";
import type { Batch } from "../../ledger/records.ts";
import { toPicture } from "../../pictures/generated.ts";
import type { Ready, RunHandle } from "../../run/ready.ts";
import { toldOf } from "../../run/told.ts";
import type { BitsTerm, Event, LaneSpec, ModelInfo } from "../../worker/protocol.ts";
import { boundsOf, tripErrors } from "./figures.ts";
import { HeldBits } from "./held-bits.ts";
import { heldOutOf } from "./held-out.ts";
import { BATCH, batchLanes } from "./lanes.ts";
import { boundOf, type Kind, termsOf, toldOfReal, tripOf } from "./parts.ts";
import type { BenchScene, Row } from "./scene.ts";

/** Pictures of a row that are kept to be seen: the first, whatever they are. */
export const SHOWN = 8;

type Done = Extract<Event, { kind: "done" }>;

export interface Making {
  readonly scene: BenchScene;
  readonly row: Row;
  readonly batch: number;
  readonly ready: Ready;
  readonly signal: AbortSignal;
  /** Whether what is asked now is to wait. */
  paused(): boolean;
  /** Follows a request to its end; null where it came to none. @param of the part of the batch that it is: from where, and how much */
  follow(handle: RunHandle, of?: readonly [number, number], hear?: (event: Event) => void): Promise<Done | null>;
}

type Kept = Pick<Batch, "features" | "numbers" | "shown">;

/** Of real pictures there is a number each, and no features. */
const numbered = (numbers: Float32Array<ArrayBuffer>): Kept => ({ features: new Uint16Array(0), numbers });

/** Null where it came to no end. */
export const MAKE: Readonly<Record<Kind, (making: Making) => Promise<Kept | null>>> = {
  async pictures({ scene, row, batch, ready: { client, model }, signal, paused, follow }) {
    const lanes = batchLanes(scene, row, model.classes, batch);
    const spec = { lanes, record: 1, snapshots: 1, features: true, paused: paused() };
    const done = await follow(client.run(spec, { signal }));
    return done && keptOf(done, model, batch);
  },

  async bits({ scene, row, batch, ready: { client, model }, signal, paused, follow }) {
    const { sigma, ...bound } = boundOf(row.sampler)!;
    const of = stepsOf(row.sampler);
    const { class: name } = toldOfReal(scene, row, model)!;
    const spec = {
      ...bound,
      ...(name !== undefined && { label: model.classes.indexOf(name) }),
      pictures: await realOf(model, batch, signal),
      first: batch * BATCH,
      stretched: true,
      sampled: termsOf(of),
      seed: scene.seed,
    };
    const terms: BitsTerm[] = [];
    let prior: readonly number[] = [];
    const done = await follow(new HeldBits(client, spec, { signal, paused: paused() }), [0, 1], (event) => {
      if (event.kind !== "terms") return;
      terms.push(...event.terms);
      prior = event.prior;
    });
    return done && numbered(boundsOf(terms, prior, sigma, of));
  },

  async trip({ scene, row, batch, ready: { client, model }, signal, paused, follow }) {
    const back = tripOf(row.sampler)!;
    const told = toldOf(toldOfReal(scene, row, model)!, model.classes, null);
    const pictures = await realOf(model, batch, signal);
    const run = (sampler: LaneSpec["sampler"], starts: readonly Float32Array[], half: readonly [number, number]) => {
      const lanes = starts.map(
        (x, image): LaneSpec => ({
          ...{ sampler, start: { from: "state", x, position: 0 }, seed: scene.seed, image, branch: 0, sharedSteps: 0 },
          ...told,
        }),
      );
      return follow(client.run({ lanes, record: 1, snapshots: 1, paused: paused() }, { signal }), half);
    };
    const code = await run(encoderOf(back, model.process.T), pictures, [0, 0.5]);
    if (!code?.x) return null;
    const { x } = code;
    const D = x.length / BATCH;
    const codes = pictures.map((_, i) => x.slice(i * D, (i + 1) * D));
    const done = await run(back, codes, [0.5, 0.5]);
    return done?.x ? numbered(tripErrors(pictures, done.x)) : null;
  },
};

const realOf = async (model: ModelInfo, batch: number, signal: AbortSignal) =>
  (await heldOutOf(model, signal)).slice(batch * BATCH, (batch + 1) * BATCH);

function keptOf({ x, features }: Done, model: ModelInfo, batch: number): Kept {
  if (!x || !features) throw new Error("a run of the bench ended without features");
  const D = model.channels * model.width * model.height;
  if (batch > 0) return { features: toHalf(features) };
  const shown = Array.from({ length: SHOWN }, (_, i) => toPicture(x.subarray(i * D, (i + 1) * D), model).pixels);
  return { features: toHalf(features), shown: concat(Uint8Array, shown) as Uint8Array<ArrayBuffer> };
}
