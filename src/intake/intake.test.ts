import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test, vi } from "vitest";
import { serve } from "../courier/serve.ts";
import { Library } from "../library/library.ts";
import { memoryFiles } from "../library/testing/memory-files.ts";
import { zip } from "../library/zip.ts";
import { Fault } from "../models/fault.ts";
import { type KnownAnswer, type Manifest, networkFile, parseManifest } from "../models/manifest.ts";
import type { Counting } from "./known.ts";
import type { IntakeEvent, IntakeRequest } from "./protocol.ts";
import { IntakeService } from "./service.ts";

const manifest = readFileSync("models/fashion-28/manifest.json", "utf8");
const network = readFileSync("models/fashion-28/unet.onnx");
const file = (content: string | Uint8Array<ArrayBuffer>) => new File([content], "");

function start({ elsewhere = false, busy = false } = {}) {
  const [files, downloads] = [memoryFiles(), memoryFiles()];
  const library = new Library(files, (work, waits) => {
    if (busy) waits?.();
    return work();
  });
  const knownAnswer = vi.fn();
  const told: IntakeEvent[] = [];
  const service = new IntakeService(
    async () => ({
      library,
      knownAnswer,
      run: { open: () => Promise.reject(new Error("nothing is examined here")), breathe: async () => {} },
      now: () => new Date(0),
      downloads: async () => downloads,
      fetchesAlone: async () => !elsewhere,
      wait: async () => {},
    }),
    (event) => told.push(event),
  );
  const ask = async (request: IntakeRequest) => {
    await service.hear(request);
    return told.at(-1)!;
  };
  const open = (entries: readonly (readonly [string, File])[]) =>
    ask({ kind: "open", files: new Map(entries), answers: {} });
  return { files, downloads, library, knownAnswer, told, ask, open };
}

/** As many pixels, of another shape. */
function oblong(): string {
  const changed = JSON.parse(manifest);
  Object.assign(changed.image, { width: 14, height: 56 });
  return JSON.stringify(changed);
}

const OURS = [
  ["fashion/manifest.json", file(manifest)],
  ["fashion/unet.onnx", file(network)],
] as const;

async function added(from: ReturnType<typeof start>) {
  const event = await from.ask({ kind: "add", title: "Coats", answers: {} });
  if (event.kind !== "added") throw new Error(JSON.stringify(event));
  return event.card;
}

test("a model folder of ours is described, added and read back, and tells how far it is", async () => {
  const here = start();
  const described = await here.open(OURS);
  expect(described).toMatchObject({
    kind: "described",
    description: { family: "Backstep", title: "Clothes, 28×28, grey" },
  });
  const card = await added(here);
  expect(card).toMatchObject({ title: "Coats", width: 28, height: 28, channels: 1 });
  expect(card.source.map(({ name, bytes }) => [name, bytes])).toEqual([
    ["fashion/manifest.json", Buffer.byteLength(manifest)],
    ["fashion/unet.onnx", network.length],
  ]);
  const kept = parseManifest((await here.library.open(card.id))!.manifest);
  expect(networkFile(kept)).toMatchObject({ sha256: card.sha256, bytes: card.bytes });
  expect(kept.known).toEqual(parseManifest(manifest).known);
  expect(here.knownAnswer).not.toHaveBeenCalled();
  const stages = here.told.flatMap((event) => (event.kind === "progress" ? [event.stage] : []));
  // Its answers came with it.
  expect([...new Set(stages)]).toEqual(["hash", "compile"]);
});

test("what is saved as a zip comes in again as the same model; the same weights under another T are another", async () => {
  const here = start();
  await here.open(OURS);
  const card = await added(here);
  const { manifest: kept, network: bytes } = (await here.library.open(card.id))!;
  const packed = await zip([
    ["manifest.json", new Blob([kept])],
    ["model.onnx", bytes],
  ]);

  const there = start();
  await there.open([["Coats.zip", new File([packed], "Coats.zip")]]);
  expect(await added(there)).toMatchObject({ id: card.id, sha256: card.sha256 });

  const other = start();
  const changed = JSON.parse(manifest);
  changed.diffusion.T = 900;
  await other.open([
    ["manifest.json", file(JSON.stringify(changed))],
    ["unet.onnx", file(network)],
  ]);
  expect((await added(other)).id).not.toBe(card.id);
});

test("pictures need not be square", async () => {
  const here = start();
  await here.open([
    ["manifest.json", file(oblong())],
    ["unet.onnx", file(network)],
  ]);
  expect(await added(here)).toMatchObject({ width: 14, height: 56 });
});

test.each<[string, readonly (readonly [string, File])[], RegExp]>([
  ["a manifest alone", [["manifest.json", file(manifest)]], /unet\.onnx, which is not beside it/],
  [
    "a network that is cut",
    [
      ["manifest.json", file(manifest)],
      ["unet.onnx", file(new Uint8Array(9))],
    ],
    /has 9 bytes/,
  ],
  [
    "a manifest that is none",
    [
      ["manifest.json", file("{}")],
      ["unet.onnx", file(network)],
    ],
    /manifest\.json: format/,
  ],
])("%s is refused in words", async (_, files, words) => {
  const here = start();
  expect(await here.open(files)).toMatchObject({
    kind: "failed",
    failure: { code: "refused", message: expect.stringMatching(words) },
  });
  expect(here.files.all.size).toBe(0);
});

/** A reference checkpoint as somebody would drop it. */
const reference = (folder: string) =>
  readdirSync(join("reference/unets", folder))
    .filter((name) => !/^(io|args)\./.test(name))
    .map((name) => [`${folder}/${name}`, file(readFileSync(join("reference/unets", folder, name)))] as const);

/** Answers as a network would: their values are not looked at here. */
const answering = ({ image, diffusion }: Manifest): KnownAnswer => {
  const size = image.width * image.height * image.channels;
  const output = new Float32Array(diffusion.variance === "fixed" ? size : 2 * size);
  return { timestep: Float32Array.of(1), label: null, sample: new Float32Array(size), output, tolerance: 0.01 };
};

test("a folder of diffusers says all by itself, each value with how it is known", async () => {
  const here = start();
  here.knownAnswer.mockImplementation(async (manifest: Manifest, _file: Uint8Array, counting: Counting) => {
    counting(1, 2);
    return answering(manifest);
  });
  const described = await here.open(reference("diffusers"));
  if (described.kind !== "described") throw new Error(JSON.stringify(described));
  const { facts } = described.description;
  const of = (name: string) => facts.find((fact) => fact.name === name);
  expect(of("size")).toMatchObject({ how: "read", from: "diffusers/config.json: sample_size" });
  expect(of("T")).toMatchObject({ how: "read" });
  const card = await added(here);
  const { manifest: text, network: bytes } = (await here.library.open(card.id))!;
  const kept = parseManifest(text);
  expect(kept).toMatchObject({ id: card.id, title: "Coats", image: { width: card.width, channels: card.channels } });
  const [asked, shown] = here.knownAnswer.mock.lastCall!;
  expect(asked.files).toEqual(kept.files);
  expect(shown.length).toBe(bytes.size);
  expect(here.told).toContainEqual({ kind: "progress", stage: "open", done: 0, total: 0 });
  expect(here.told).toContainEqual({ kind: "progress", stage: "check", done: 1, total: 2 });
});

test("a network of convolutions takes other pictures than its config says, and can be asked itself of small ones", async () => {
  const here = start();
  const [config, ...others] = reference("diffusers").toSorted(([a], [b]) => a.localeCompare(b));
  const large = { ...JSON.parse(await config![1].text()), sample_size: 256 };
  const described = await here.open([[config![0], file(JSON.stringify(large))], ...others]);
  if (described.kind !== "described") throw new Error(JSON.stringify(described));
  expect(described.description.examination?.seconds).toBeGreaterThan(0);
  const again = await here.ask({ kind: "describe", answers: { size: "24 × 40" } });
  if (again.kind !== "described") throw new Error(JSON.stringify(again));
  expect(again.description.facts).toContainEqual(
    expect.objectContaining({ name: "size", value: "24 × 40", how: "chosen" }),
  );
});

test("what no file says is asked, and what a person says stands before what is assumed", async () => {
  const here = start();
  here.knownAnswer.mockImplementation(async (manifest: Manifest) => answering(manifest));
  const described = await here.open(reference("improved"));
  expect(described).toMatchObject({ kind: "described", description: { facts: [{ name: "size", how: "asked" }] } });
  expect(await here.ask({ kind: "add", title: "Coats", answers: {} })).toMatchObject({ failure: { code: "refused" } });

  const answers = { size: "24 × 40", T: "40", schedule: "cosine", timestep: "t / T", heads: "2" };
  const again = await here.ask({ kind: "describe", answers });
  if (again.kind !== "described") throw new Error(JSON.stringify(again));
  for (const [name, value] of Object.entries(answers)) {
    expect(again.description.facts.find((fact) => fact.name === name)).toMatchObject({ value, how: "chosen" });
  }
  const event = await here.ask({ kind: "add", title: "Coats", answers });
  if (event.kind !== "added") throw new Error(JSON.stringify(event));
  const kept = parseManifest((await here.library.open(event.card.id))!.manifest);
  expect(kept).toMatchObject({ image: { width: 24, height: 40 }, diffusion: { T: 40 } });
});

test("a file that is none is refused with what it is, and nothing is kept", async () => {
  const here = start();
  const pointer = "version https://git-lfs.github.com/spec/v1\noid sha256:0\nsize 454741132\n";
  expect(await here.open([["unet.safetensors", file(pointer)]])).toMatchObject({
    failure: { code: "refused", message: expect.stringMatching(/454741132 bytes \(Git LFS\)/) },
  });
  expect(here.files.all.size).toBe(0);
});

test.each([
  ["an autoencoder's folder", [["pipe/vae/config.json", file("{}")]]],
  [
    "the pipeline's own word",
    [["pipe/model_index.json", file('{"vqvae": ["diffusers", "VQModel"], "vae": [null, null]}')]],
  ],
] as const)("a network with an autoencoder beside it, told by %s, makes latents and is refused", async (_, beside) => {
  const name = beside[0][0].includes("vae/") ? "vae" : "vqvae";
  expect(await start().open([...reference("diffusers"), ...beside])).toMatchObject({
    failure: { code: "refused", message: expect.stringMatching(new RegExp(`^${name} lies beside the network`)) },
  });
});

test("an ONNX file alone is taken too: T is its table of times, the rest is assumed and can be said", async () => {
  const here = start();
  here.knownAnswer.mockImplementation(async (manifest: Manifest) => answering(manifest));
  const described = await here.open([["unet.onnx", file(network)]]);
  if (described.kind !== "described") throw new Error(JSON.stringify(described));
  const of = (name: string) => described.description.facts.find((fact) => fact.name === name);
  expect(of("size")).toMatchObject({ value: "28", how: "read", from: "sample" });
  expect(of("T")).toMatchObject({ value: "1000", how: "inferred" });
  expect(of("schedule")).toMatchObject({ how: "assumed" });
  const event = await here.ask({ kind: "add", title: "Coats", answers: { schedule: "cosine" } });
  if (event.kind !== "added") throw new Error(JSON.stringify(event));
  const kept = parseManifest((await here.library.open(event.card.id))!.manifest);
  expect(kept).toMatchObject({ image: { width: 28, channels: 1 }, diffusion: { schedule: { kind: "cosine" } } });
});

test("what a courier brings is added like a drop, with where it is from and its licence; nothing of it is left over", async () => {
  const here = start();
  const { port1, port2 } = new MessageChannel();
  const all: Record<string, string | Uint8Array<ArrayBuffer>> = { "manifest.json": manifest, "unet.onnx": network };
  const answer = async (url: string | URL | Request) => new Response(all[String(url).split("/").at(-1)!]);
  serve(port2, { fetch: answer, refused: async () => false });
  const files = Object.entries(all).map(([path, content]) => {
    return { path, url: `https://host.example/${path}`, bytes: Buffer.byteLength(content), sha256: null };
  });
  const order = { files, address: "https://host.example/", licence: "cc0-1.0", token: null };
  await here.ask({ kind: "fetch", order, port: port1, answers: {} });
  const card = await added(here);
  expect(card).toMatchObject({ address: "https://host.example/", width: 28 });
  expect(card.source[1]?.sha256).toBe(networkFile(parseManifest(manifest)).sha256);
  expect(parseManifest((await here.library.open(card.id))!.manifest).licence).toBe("cc0-1.0");
  expect(here.downloads.all.size).toBe(0);
  const there = start();
  await there.open(OURS);
  expect((await added(there)).id).toBe(card.id);

  const elsewhere = await start({ elsewhere: true }).ask({ kind: "fetch", order, port: port1, answers: {} });
  expect(elsewhere).toMatchObject({ kind: "failed", failure: { code: "elsewhere" } });
  for (const port of [port1, port2]) port.close();
});

test("where another tab adds a model it waits, and says so; what that tab has fetched stays", async () => {
  const here = start({ busy: true });
  here.downloads.all.set("half", Uint8Array.of(1));
  await here.open(OURS);
  await added(here);
  expect(here.told).toContainEqual({ kind: "progress", stage: "wait", done: 0, total: 0 });
  expect([...here.downloads.all.keys()]).toEqual(["half"]);
});

test("a runtime that the network does not bring is said to be that, and the same press does it afterwards", async () => {
  const here = start();
  await here.open([["unet.onnx", file(network)]]);
  here.knownAnswer.mockRejectedValueOnce(new Fault("download-failed", "ort-wasm-simd-threaded.wasm: broke off"));
  const failed = await here.ask({ kind: "add", title: "Coats", answers: {} });
  expect(failed).toMatchObject({ kind: "failed", failure: { code: "runtime" } });
  here.knownAnswer.mockImplementation(async (manifest: Manifest) => answering(manifest));
  expect((await added(here)).title).toBe("Coats");
});
