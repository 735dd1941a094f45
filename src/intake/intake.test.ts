import { readFileSync } from "node:fs";
import { expect, test, vi } from "vitest";
import { Library } from "../library/library.ts";
import { memoryFiles } from "../library/testing/memory-files.ts";
import { zip } from "../library/zip.ts";
import { networkFile, parseManifest } from "../models/manifest.ts";
import type { IntakeEvent, IntakeRequest } from "./protocol.ts";
import { IntakeService } from "./service.ts";

const manifest = readFileSync("models/fashion-28/manifest.json", "utf8");
const network = readFileSync("models/fashion-28/unet.onnx");
const file = (content: string | Uint8Array<ArrayBuffer>) => new File([content], "");

function start() {
  const files = memoryFiles();
  const library = new Library(files, (work) => work());
  const knownAnswer = vi.fn();
  const told: IntakeEvent[] = [];
  const service = new IntakeService(
    async () => ({ library, knownAnswer, now: () => new Date(0) }),
    (event) => told.push(event),
  );
  const ask = async (request: IntakeRequest) => {
    await service.hear(request);
    return told.at(-1)!;
  };
  const open = (entries: readonly (readonly [string, File])[]) => ask({ kind: "open", files: new Map(entries) });
  return { files, library, knownAnswer, told, ask, open };
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
  expect([...new Set(stages)]).toEqual(["hash", "compile", "check"]);
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
