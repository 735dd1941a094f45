import { afterEach, expect, test } from "vitest";
import { WireError } from "../bytes/protobuf.ts";
import { ZipFault } from "../bytes/unzip.ts";
import { FetchProblem } from "../courier/problem.ts";
import { ScheduleError } from "../diffusion/schedule.ts";
import { ShapeError } from "../graph/build.ts";
import { speaker } from "../i18n/speaker.ts";
import { ManifestFault } from "../models/manifest.ts";
import { openCheckpoint } from "./open.ts";
import { Refusal, refusal, wordsIn } from "./refusal.ts";
import { said } from "./words/said.ts";
import { sayRefusal, words } from "./words.ts";

afterEach(() => speaker.speak("en"));

const refusedFor = (files: Record<string, string | Uint8Array<ArrayBuffer>>) =>
  openCheckpoint(new Map(Object.entries(files).map(([name, bytes]) => [name, new Blob([bytes])]))).catch(
    (error: unknown) => error as Refusal,
  );

test("what was refused in one language is said in the other when the page changes, a sentence within it too", async () => {
  const other = refusal("open.other", { what: said("other.lora") });
  expect(other.message).toBe("a LoRA: changes to another network: not read here. Export it to ONNX");
  // As it comes from the worker: plain data.
  const heard = structuredClone(other.said);
  expect(sayRefusal(words.in(speaker.language), heard)).toBe(other.message);
  await speaker.speak("ko");
  expect(sayRefusal(words.in(speaker.language), heard)).toBe(
    "다른 신경망을 바꾸는 LoRA: 여기서 읽지 않습니다. ONNX로 내보내세요",
  );
});

test("a message is English for commands, whatever the page speaks", async () => {
  await speaker.speak("ko");
  expect(refusal("open.noWeights").message).toMatch(/^no file with weights/);
});

test.each([
  ["nothing with weights", { "notes.txt": "hello" }, /^가중치가 든 파일이 없습니다/],
  [
    "a pointer",
    { "a.bin": "version https://git-lfs.github.com/spec/v1\nsize 454741132\n" },
    /454741132바이트짜리 내용이 없고/,
  ],
  ["a cut file", { "a.safetensors": new Uint8Array([9, 0, 0, 0, 0, 0, 0, 0, 123, 125]) }, /파일이 잘렸거나/],
  ["a file of something else", { "a.pt": "a file of something else" }, /torch\.save로 저장한 파일이 아닙니다/],
])("%s is refused in Korean", async (_, files, korean) => {
  await words.load("ko");
  const found = await refusedFor(files);
  expect(found).toBeInstanceOf(Refusal);
  expect(sayRefusal(words.in("ko"), (found as Refusal).said)).toMatch(korean);
});

test("what is wrong with bytes, shapes, a schedule, a manifest and what was fetched is told by others, and said in Korean too", async () => {
  await words.load("ko");
  const told: readonly [ConstructorParameters<typeof Refusal>[0], string, RegExp][] = [
    [wordsIn(new WireError("wire.cut")), "a number is cut off at the end", /^끝에서 숫자가/],
    [wordsIn(new ZipFault("archive.many", { entries: 3 })), "an archive of 3 files", /^파일이 3개나/],
    [
      wordsIn(new ShapeError("shape.together", { a: [3, 8], b: [2, 8] })),
      "[3, 8] and [2, 8] do not go together",
      /^\[3, 8\] 모양과/,
    ],
    [
      wordsIn(new ScheduleError("betas.T", { T: 0 })),
      "invalid T: 0, expected a whole number of steps, 1 or more",
      /^T가 0인데/,
    ],
    [
      wordsIn(new ManifestFault("manifest.late", { where: "known.timestep", t: 1000, T: 1000 })),
      "manifest.json: known.timestep: 1000, expected below T = 1000",
      /^known\.timestep 값이 1000입니다/,
    ],
    [
      wordsIn(new FetchProblem("broken", { id: "fetch.shorter", values: { path: "a.pt", done: 3, bytes: 9 } }).said!),
      "a.pt: 3 of 9 bytes",
      /^a\.pt: 9바이트 가운데 3바이트/,
    ],
  ];
  for (const [sentence, english, korean] of told) {
    expect(new Refusal(sentence).message).toBe(english);
    expect(sayRefusal(words.in("ko"), sentence)).toMatch(korean);
  }
});

test("every sentence is spoken in Korean letters, but for those that only frame others", async () => {
  await words.load("ko");
  const frames = ["op", "part.named"];
  const silent = Object.entries(words.texts("ko")).filter(
    ([id, text]) => !frames.includes(id) && !/[가-힣]/.test(text),
  );
  expect(silent).toEqual([]);
});

test("every sentence is said somewhere", () => {
  // Those of bytes, graphs, schedules, kernels, manifests and what is fetched are made where they are found.
  const sources = import.meta.glob<string>(
    [
      "./**/*.ts",
      "../intake/*.ts",
      "../bytes/*.ts",
      "../graph/*.ts",
      "../diffusion/*.ts",
      "../engine/wgsl/**/*.ts",
      "../models/*.ts",
      "../courier/*.ts",
      "../hub/*.ts",
      "!./words/*",
      "!../*/sentences.ts",
      "!../**/*.test.ts",
    ],
    { eager: true, query: "?raw", import: "default" },
  );
  const all = Object.values(sources).join("\n");
  expect(Object.keys(words.texts("en")).filter((id) => !all.includes(`"${id}"`))).toEqual([]);
});
