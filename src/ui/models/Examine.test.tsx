// @vitest-environment happy-dom
import { Suspense } from "react";
import { afterEach, expect, test, vi } from "vitest";
import { offerModel, stopAdding, useAdding } from "../../app/adding.ts";
import type { Fact, IntakeEvent } from "../../intake/protocol.ts";
import { placeBitmaps } from "../../pictures/place.ts";
import { bitmapOf, fakeCanvas } from "../../pictures/testing/fake-canvas.ts";
import { mount, press, settled } from "../testing/mount.ts";
import { AddPanel } from "./AddPanel.tsx";

vi.mock("../../app/page.ts", () => import("../../app/testing/fake-page.ts"));

const fact = (name: string, value: string, how: Fact["how"]): Fact => {
  return { name, value, how, from: "", instead: { of: [value, "another"] } };
};
const described = (how: Fact["how"], open: readonly string[]) => ({
  ...{ title: "Moths", family: "ONNX", from: "opset 17" },
  facts: [fact("schedule", "cosine", how), fact("range", "−1 … 1", "assumed")],
  examination: open.length > 0 ? { open, seconds: 100, shape: { width: 8, height: 8, channels: 1 as const } } : null,
});

function Card() {
  const adding = useAdding((state) => state.adding);
  return <Suspense>{adding && <AddPanel adding={adding} />}</Suspense>;
}

async function card() {
  const worker = { describe: vi.fn(), examine: vi.fn(), stopExamining: vi.fn(), add: vi.fn(), end: vi.fn() };
  let hear: (event: IntakeEvent) => void = () => {};
  const files = new Map([["moths.onnx", new File([], "moths.onnx")]]);
  await settled(() =>
    offerModel(files, (_files, _answers, heard) => {
      hear = heard;
      return worker;
    }),
  );
  const say = (event: IntakeEvent) => settled(() => hear(event));
  const page = await mount(<Card />);
  await say({ kind: "described", description: described("assumed", ["schedule", "range"]) });
  return { worker, say, page };
}

afterEach(async () => {
  await settled(stopAdding);
  vi.unstubAllGlobals();
});

test("what is only assumed can be examined, and is stopped at once; what was measured says so, and what stayed open", async () => {
  const { worker, say, page } = await card();
  expect(page.textContent).toContain("Only assumed: Noise schedule, Range of its pictures.");
  expect(page.textContent).toContain("About 2 minutes");
  await press(page, "Examine");
  expect(worker.examine).toHaveBeenCalledOnce();
  expect(page.querySelector("select")?.disabled).toBe(true);
  await say({ kind: "progress", stage: "examine", done: 15, total: 150 });
  expect(page.querySelector("progress")?.value).toBe(0.1);
  expect(page.querySelector("[role=status]")?.textContent).toBe("Examining it · question 15 of at most 150");
  await press(page, "Stop examining");
  expect(worker.stopExamining).toHaveBeenCalledOnce();
  expect(page.querySelector("progress")).toBeNull();
  expect(page.querySelector("select")?.disabled).toBe(false);

  await press(page, "Examine");
  const findings = { confirmed: true, measured: ["schedule"], open: ["range"], finalists: [], own: 0 };
  await say({ kind: "examined", measured: {}, description: described("measured", ["range"]), findings });
  const how = [...page.querySelectorAll("dd")].map(({ textContent }) => textContent);
  expect(how).toContain("measured");
  expect(page.querySelector("[role=status]")?.textContent).toMatch(
    /^Measured: Noise schedule\. Not sure: Range of its pictures\./,
  );
});

test("a network that is no denoiser, and one that is too large, are said to be", async () => {
  const { say, page } = await card();
  await press(page, "Examine");
  const findings = { confirmed: false, measured: [], open: ["schedule", "range"], finalists: [], own: 0 };
  await say({ kind: "examined", measured: {}, description: described("assumed", ["schedule", "range"]), findings });
  expect(page.querySelector("[role=status]")?.textContent).toMatch(/^Not sure of anything/);
  const shape = { width: 256, height: 256, channels: 3 } as const;
  const large = { ...described("assumed", ["range"]), examination: { open: ["range"], seconds: null, shape } };
  await settled(() => useAdding.setState(({ adding }) => ({ adding: { ...adding!, findings: null } })));
  await say({ kind: "described", description: large });
  expect(page.textContent).toContain("larger pictures than 64 × 64 only");
  expect([...page.querySelectorAll("button")].map(({ textContent }) => textContent)).not.toContain("Examine");
});

test("what was not told apart is shown by four pictures each, and taken by a press", async () => {
  const { worker, say, page } = await card();
  await press(page, "Examine");
  const pictures = Array.from({ length: 4 }, () => new Uint8ClampedArray(16));
  const finalist = (range: string) => ({ said: { range }, width: 2, height: 2, pictures });
  const findings = {
    confirmed: true,
    measured: [],
    open: ["range"],
    finalists: [finalist("−1 … 1"), finalist("0 … 1")],
    own: 0,
  };
  await say({ kind: "examined", measured: {}, description: described("assumed", ["range"]), findings });
  expect(page.querySelectorAll("canvas")).toHaveLength(8);
  const second = [...page.querySelectorAll("li")][1]!;
  expect(second.textContent).toContain("Range of its pictures: 0 … 1");
  const button = second.querySelector("button")!;
  button.focus();
  await press(second, "Take this");
  expect(worker.describe).toHaveBeenCalledExactlyOnceWith({ range: "0 … 1" });
  expect(page.querySelector("canvas")).toBeNull();
  // The keyboard goes on where what was taken stands, and who sees nothing is told.
  expect(document.activeElement?.textContent).toMatch(/^What is known of it/);
  expect([...page.querySelectorAll("[role=status]")].map(({ textContent }) => textContent)).toContain(
    "Taken: Range of its pictures: 0 … 1. It stands among what is known of it, as your choice.",
  );
});

test("pictures of one's own that are dropped on the card are shown to the network, and how many is said", async () => {
  fakeCanvas();
  const { worker, say, page } = await card();
  expect(page.textContent).toContain("Up to 8 pictures of yours");
  const dropped = [90, 200].map((level) => ({
    name: "mine",
    bitmap: bitmapOf(8, 8, () => [level, level, level, 255]),
  }));
  await settled(() => placeBitmaps(dropped, null, 0));
  expect(page.querySelectorAll("canvas")).toHaveLength(2);
  expect(page.textContent).toContain("With 2 pictures of yours among the sixteen that it is shown.");
  await press(page, "Examine");
  const [, pictures] = worker.examine.mock.lastCall!;
  expect(pictures.map(([first, ...rest]: Float32Array) => [first, rest.length])).toEqual([
    [expect.closeTo(90 / 127.5 - 1), 63],
    [expect.closeTo(200 / 127.5 - 1), 63],
  ]);
  const findings = { confirmed: true, measured: ["schedule"], open: [], finalists: [], own: 2 };
  await say({ kind: "examined", measured: {}, description: described("measured", []), findings });
  expect(page.textContent).toContain("2 pictures of yours were among the sixteen");
});
