/** The doctor as the page has it: our own network in another program's clothes, through the code of the import worker. */
import { openAsBlob, readFileSync } from "node:fs";
import { expect, test, vi } from "vitest";
import { betasOf, scheduleOf } from "../diffusion/schedule.ts";
import { deadLeaves } from "../doctor/pictures.ts";
import { openWasm } from "../engine/ort/ort-wasm.ts";
import { openOnnx } from "../formats/onnx/open.ts";
import { graphOf } from "../formats/onnx/read.ts";
import { add, mul, picture, reshape, row, slice, timestep } from "../graph/build.ts";
import type { Graph, Node } from "../graph/graph.ts";
import { fileOf } from "../graph/testing/wasm.ts";
import { given } from "../graph/weights.ts";
import { Library } from "../library/library.ts";
import { memoryFiles } from "../library/testing/memory-files.ts";
import type { IntakeEvent } from "./protocol.ts";
import { IntakeService } from "./service.ts";

const T = 1000;
const { alphasCumprod } = scheduleOf(betasOf({ kind: "cosine" }, T));

/** fashion-28's ε as the v of the same process: ε/√ᾱ − x·√(1 − ᾱ)/√ᾱ. */
async function speaksOfV(): Promise<Uint8Array<ArrayBuffer>> {
  const opened = await openOnnx(new Map([["unet.onnx", await openAsBlob("models/fashion-28/unet.onnx")]]));
  const graph = await graphOf(opened!.model, null);
  const table = (name: string, of: (alphaBar: number) => number): Node =>
    reshape(row(timestep(), given(name, [T, 1], Float32Array.from(alphasCumprod, of))), [1, 1, 1]);
  const epsilon = slice(graph.output, 0, 0, 1);
  const output = add(
    mul(
      epsilon,
      table("ofNoise", (alphaBar) => 1 / Math.sqrt(alphaBar)),
    ),
    mul(
      picture(graph.picture),
      table("ofX", (alphaBar) => -Math.sqrt((1 - alphaBar) / alphaBar)),
    ),
  );
  const disguised: Graph = { ...graph, output };
  const times = Float64Array.from({ length: T }, (_, i) => i);
  return Uint8Array.from(await fileOf(disguised, { weights: "float32", times }));
}

async function start(files: ReadonlyMap<string, File>, answers = {}) {
  const library = new Library(memoryFiles(), (work) => work());
  const told: IntakeEvent[] = [];
  const run = {
    open: (network: Parameters<typeof openWasm>[0]) =>
      openWasm(network, { threads: 1, ort: () => import("onnxruntime-web") }),
    breathe: () => new Promise<void>((over) => setImmediate(over)),
  };
  const means = { library, run, knownAnswer: vi.fn(), now: () => new Date(0), wait: async () => {} };
  const service = new IntakeService(
    async () => ({ ...means, downloads: async () => memoryFiles(), fetchesAlone: async () => true }),
    (event) => told.push(event),
  );
  await service.hear({ kind: "open", files, answers });
  return { service, told };
}

/** Some seventy questions to a network of 40 million products, on one thread. */
const LONG = { timeout: 300_000 };

test("what it predicts and its schedule are measured, and say so; stopped, it says nothing more", LONG, async () => {
  const { service, told } = await start(new Map([["unet.onnx", new File([await speaksOfV()], "unet.onnx")]]));
  expect(told.at(-1)).toMatchObject({
    description: {
      examination: {
        open: ["schedule", "prediction", "range"],
        seconds: expect.any(Number),
        shape: { width: 28, height: 28, channels: 1 },
      },
    },
  });

  const answers = { range: "−1 … 1" };
  const first = service.hear({ kind: "examine", answers, pictures: [] });
  const begun = () => expect(told.at(-1)).toMatchObject({ kind: "progress", stage: "examine" });
  await vi.waitFor(begun, { timeout: 30_000 });
  await service.hear({ kind: "stop-examining" });
  await first;
  expect(told.at(-1)).toMatchObject({ kind: "progress" });

  // Two of the person's own, and one that was cut for another size.
  const pictures = [...deadLeaves([1, 28, 28], 9).slice(0, 2), new Float32Array(32 * 32)];
  await service.hear({ kind: "examine", answers, pictures });
  const event = told.at(-1)!;
  if (event.kind !== "examined") throw new Error(JSON.stringify(event));
  const measured = ["schedule", "prediction"];
  expect(event.findings).toEqual({ confirmed: true, measured, open: [], finalists: [], own: 2 });
  const of = (name: string) => event.description.facts.find((fact) => fact.name === name);
  expect(of("prediction")).toMatchObject({ value: "v_prediction", how: "measured" });
  expect(of("schedule")).toMatchObject({ value: "cosine", how: "measured" });
  expect(of("range")).toMatchObject({ how: "chosen" });
  expect(event.description.examination).toBeNull();

  await service.hear({ kind: "describe", answers: { ...answers, schedule: "linear 0.0001 … 0.02" } });
  const again = told.at(-1)!;
  if (again.kind !== "described") throw new Error(JSON.stringify(again));
  expect(again.description.facts.filter(({ how }) => how === "chosen").map(({ name }) => name)).toEqual([
    "schedule",
    "range",
  ]);
});

test(
  "weights whose heads and order of attention are open are asked in each way that fits; of random ones nothing is said",
  LONG,
  async () => {
    const file = new File([readFileSync("reference/unets/improved/model.pt")], "model.pt");
    const answers = { size: "8", T: "1000", timestep: "t", range: "−1 … 1" };
    const { service, told } = await start(new Map([["model.pt", file]]), answers);
    const open = ["schedule", "prediction", "heads", "attention"];
    expect(told.at(-1)).toMatchObject({ description: { examination: { open } } });
    await service.hear({ kind: "examine", answers, pictures: [] });
    const event = told.at(-1)!;
    if (event.kind !== "examined") throw new Error(JSON.stringify(event));
    expect(event.findings).toEqual({ confirmed: false, measured: [], open, finalists: [], own: 0 });
    // Every way is looked at.
    expect(told.filter((event) => event.kind === "progress").length).toBeGreaterThan(7);
  },
);
