/** What each room records: its first settings, run by its own lanes. Interpolate walks between two photographs. */
import { cpus } from "node:os";
import sharp from "sharp";
import { toBase64 } from "../../src/bytes/base64.ts";
import { concat } from "../../src/bytes/concat.ts";
import { PRESETS } from "../../src/diffusion/samplers/presets.ts";
import { downsample } from "../../src/pictures/crop.ts";
import { toPicture } from "../../src/pictures/generated.ts";
import { pieceOfInterest, THUMBNAIL_SIDE } from "../../src/pictures/interest.ts";
import { toTensor } from "../../src/pictures/tensor.ts";
import { SHOWN } from "../../src/rooms/bench/making.ts";
import { partsOf } from "../../src/rooms/bench/parts.ts";
import { FIRST as BENCH } from "../../src/rooms/bench/scene.ts";
import { FIRST as BITS } from "../../src/rooms/bits/scene.ts";
import { compareLanes } from "../../src/rooms/compare/lanes.ts";
import { FIRST as COMPARE } from "../../src/rooms/compare/scene.ts";
import { endingLanes, endingRows, pathLane, unfinished } from "../../src/rooms/endings/lanes.ts";
import { FIRST as ENDINGS } from "../../src/rooms/endings/scene.ts";
import { generateLanes } from "../../src/rooms/generate/lanes.ts";
import { FIRST as GENERATE } from "../../src/rooms/generate/scene.ts";
import { betweenLanes, encodeLanes } from "../../src/rooms/interpolate/lanes.ts";
import { FIRST_OF_OWN, FIRST as INTERPOLATE } from "../../src/rooms/interpolate/scene.ts";
import { trajectoryLanes } from "../../src/rooms/trajectory/lanes.ts";
import { FIRST as TRAJECTORY } from "../../src/rooms/trajectory/scene.ts";
import { Recording } from "../../src/run/recording.ts";
import type { Sheet, SheetBatch, SheetPart } from "../../src/run/sheet.ts";
import type { InputPicture } from "../../src/scene/picture.ts";
import type { Scene } from "../../src/scene/scene.ts";
import type { BitsTerm } from "../../src/worker/protocol.ts";
import { clientOf } from "../room-client.ts";
import { type Engine, openEngine } from "./engine.ts";

export interface Recorded {
  readonly engine: Pick<Engine, "model">;
  readonly scene: Scene;
  readonly slots: Readonly<Record<string, { readonly recording: Recording; readonly parts: readonly SheetPart[] }>>;
  readonly bits?: Sheet["bits"];
  readonly batches?: Sheet["batches"];
  /** How its cells lie, where not in rows of 32. */
  readonly lie?: Pick<Sheet, "columns" | "grid">;
}

/** All that was recorded of x̂₀, which there is none of before the first step. */
function guesses(recording: Recording, lane = 0, count = recording.pictures): SheetPart {
  const positions = recording.positions(lane).filter((position) => recording.at(lane, position).x0 !== null);
  return { lane, count, positions, states: ["x0"] };
}

async function trajectory(): Promise<Recorded> {
  const engine = await openEngine("faces-32");
  const recording = await engine.run({ lanes: trajectoryLanes(TRAJECTORY, []), record: 37 });
  return { engine, scene: TRAJECTORY, slots: { trajectory: { recording, parts: [guesses(recording)] } } };
}

/** By 100 steps: the endings of 1000 are 21,000 evaluations, and show no more. */
async function endings(): Promise<Recorded> {
  const scene = { ...ENDINGS, sampler: PRESETS.improved100 };
  const engine = await openEngine("faces-32");
  const rows = endingRows(scene, engine.model.process);
  const frozen = rows.map(({ position }) => position);
  const positions = unfinished(rows).map(({ position }) => position);
  // Every position, so that those of the rows are among them.
  const path = await engine.run({ lanes: [pathLane(scene, [])], record: 101, snapshotsAt: positions });
  const recording = await engine.run({ lanes: endingLanes(scene, rows, path.snapshots, []), record: 9 });
  const rowParts = unfinished(rows).map((_, row) => guesses(recording, row * scene.count, scene.count));
  const states = ["x0", "x"] as const;
  return {
    engine,
    scene,
    slots: {
      "endings/path": { recording: path, parts: [{ lane: 0, count: 1, positions: frozen, states }] },
      endings: { recording, parts: rowParts },
    },
  };
}

async function compare(): Promise<Recorded> {
  const engine = await openEngine("faces-32");
  const { count, columns } = COMPARE;
  const recording = await engine.run({ lanes: compareLanes(COMPARE, []), record: 26 });
  const parts = columns.map((_, column) => guesses(recording, column * count, count));
  return { engine, scene: COMPARE, slots: { compare: { recording, parts } } };
}

async function interpolate(): Promise<Recorded> {
  const engine = await openEngine("photos-32");
  const { model } = engine;
  const scene = { ...INTERPOLATE, ...FIRST_OF_OWN };
  const ends = await Promise.all(["astronaut", "chelsea"].map((name) => photograph(name, model.width)));
  const encoded = await engine.run({ lanes: encodeLanes(scene, ends, model.process.T, []), record: 2 });
  const x = encoded.result!;
  const D = x.length / 2;
  const lanes = betweenLanes(scene, x.subarray(0, D), x.subarray(D), []);
  const recording = await engine.run({ lanes, record: 2 });
  return { engine, scene, slots: { interpolate: { recording, parts: [guesses(recording)] } } };
}

/** The picture that the model makes of the first seed, and what it costs in bits. */
async function bits(): Promise<Recorded> {
  const engine = await openEngine("faces-32");
  const { model } = engine;
  const made = { ...GENERATE, sampler: FIRST_OF_OWN.sampler, count: 1 };
  const recording = await engine.run({ lanes: generateLanes(made, []), record: 2 });
  const picture = toPicture(recording.result!, model);
  const { steps, sampled, seed, clip } = BITS;
  const measured = await engine.bits({ pictures: [toTensor(picture)], steps, sampled, seed, clip });
  const last = recording.times.length - 1;
  const part: SheetPart = { lane: 0, count: 1, positions: [last], states: ["x"] };
  return {
    engine,
    scene: BITS,
    slots: { bits: { recording, parts: [part] } },
    bits: { ...measured, terms: measured.terms.map(rounded) },
  };
}

/** The first rows, and their first pictures, as the room measures them. */
async function bench(): Promise<Recorded> {
  const client = await clientOf("faces-32");
  const { model } = client;
  const made: SheetBatch[] = [];
  const pictures: Uint8Array[] = [];
  for (const row of BENCH.rows)
    for (const { kind, key, batches } of partsOf(BENCH, row, model))
      for (let batch = 0; batch < batches; batch++) {
        const { took, features, numbers, shown } = await client.make(kind, BENCH, row, batch);
        made.push({
          ...{ row: key, took: Math.round(took), features: toBase64(new Uint8Array(features.buffer), "json") },
          ...(numbers && { numbers: Array.from(numbers, (value) => Number(value.toPrecision(6))) }),
          ...(shown && { first: pictures.length * SHOWN }),
        });
        if (shown) pictures.push(shown);
        console.log(`${kind} ${batch + 1} of ${batches}`);
      }
  const recording = new Recording(pictures.length * SHOWN, model.width * model.height * 4);
  recording.times = [1, 0];
  const rgb = concat(Uint8Array, pictures);
  const x = Uint8ClampedArray.from({ length: (rgb.length / 3) * 4 }, (_, i) =>
    i % 4 === 3 ? 255 : rgb[Math.floor(i / 4) * 3 + (i % 4)]!,
  );
  recording.add({ position: 1, t: 0, lane: 0, count: recording.pictures, x0: null, x, recorded: true });
  const part: SheetPart = { lane: 0, count: recording.pictures, positions: [1], states: ["x"] };
  const engine = `wasm, ${cpus()[0]?.model.trim() ?? "one thread"}`;
  return { engine: client, scene: BENCH, slots: { bench: { recording, parts: [part] } }, batches: { engine, made } };
}

/** Six digits are more than a chart or a sum of bits shows, and half the file. */
const rounded = (term: BitsTerm): BitsTerm =>
  Object.fromEntries(
    Object.entries(term).map(([name, value]) => [name, value === null ? null : Number(value.toPrecision(6))]),
  ) as unknown as BitsTerm;

/** The piece that the page proposes, made the model's size. */
async function photograph(name: string, size: number): Promise<InputPicture> {
  const file = sharp(`e2e/photographs/${name}.jpg`).ensureAlpha();
  const { width, height } = await file.metadata();
  const look = await file
    .clone()
    .resize(THUMBNAIL_SIDE, THUMBNAIL_SIDE, { fit: "inside" })
    .raw()
    .toBuffer({ resolveWithObject: true });
  const thumbnail = { width: look.info.width, height: look.info.height, rgba: new Uint8ClampedArray(look.data) };
  const model = { width: size, height: size, channels: 3 } as const;
  const piece = pieceOfInterest(thumbnail, { width, height }, model);
  const of = { width: Math.round(piece.width), height: Math.round(piece.height) };
  const area = { left: Math.round(piece.x), top: Math.round(piece.y), ...of };
  const rgba = new Uint8ClampedArray(await file.clone().extract(area).raw().toBuffer());
  return downsample({ ...of, rgba }, model);
}

export const ROOMS: Readonly<Record<string, () => Promise<Recorded>>> = {
  trajectory,
  endings,
  interpolate,
  compare,
  bits,
  bench,
};
