/** A survey as the page has it: what is found is there as it comes, and stays when it is cancelled. */
import { renderToStaticMarkup } from "react-dom/server";
import { beforeEach, expect, test, vi } from "vitest";
import { wouldLose } from "../../app/leaving.ts";
import { setState, useStore } from "../../app/store.ts";
import { fakeModel } from "../../run/testing/fake-models.ts";
import type { EngineInfo, Surveyed } from "../../worker/protocol.ts";
import { SurveyPart } from "./SurveyPart.tsx";
import { cancelSurvey, progressOf, runSurvey, useSurvey } from "./survey.ts";

vi.mock("../../app/page.ts", () => import("../../app/testing/fake-page.ts"));

const engine = (name: string, stepMs: number): Surveyed => ({
  of: "engine",
  engine: { name, label: name, device: "gpu" },
  adapter: `the GPU of ${name}`,
  stepMs,
});
const FOUND: readonly Surveyed[] = [
  { of: "stage", stage: "engine", label: "ours", part: 0 },
  engine("ours", 10),
  engine("theirs", 25),
  {
    of: "passed",
    rejection: { name: "other", label: "other", device: "gpu", reason: "no-memory", detail: "80 MB" },
  },
  { of: "ops", ops: [{ label: "attention", count: 3, ms: 2, flops: 4e6, bytes: 1e6 }] },
  { of: "blocks", blocks: [{ shape: [3, 8, 8], difference: 1.234e-6 }] },
];

async function* all() {
  yield* FOUND;
}

const html = () => {
  for (const store of [useStore, useSurvey]) Object.assign(store.getInitialState(), store.getState());
  return renderToStaticMarkup(<SurveyPart />);
};

beforeEach(() => {
  setState({ model: { phase: "ready", model: fakeModel(), engine: {} as EngineInfo } });
});

test("engines come the fastest first with how many times as long the others take; then what is in ours", async () => {
  await runSurvey(all);
  const shown = html();
  expect(shown.indexOf("ours")).toBeLessThan(shown.indexOf("theirs"));
  expect(shown).toMatch(/25\.0<\/td><td>2\.5/);
  expect(shown).toContain("Passed over: other");
  expect(shown).toContain("80 MB");
  expect(shown).toMatch(/attention<\/th><td>3<\/td><td>2\.00<\/td><td>4\.0<\/td><td>1\.00<\/td><td>2\.0/);
  expect(shown).toMatch(/Output<\/th><td>3 × 8 × 8<\/td><td>1\.23×10⁻⁶/);
});

test("while it runs it says what is done, and that can be cancelled: what was found stays", async () => {
  const running = runSurvey(async function* (signal) {
    yield FOUND[1]!;
    yield { of: "stage", stage: "engine", label: "theirs", part: 0.5 };
    await new Promise((_, reject) => signal.addEventListener("abort", () => reject(signal.reason)));
  });
  await vi.waitFor(() => expect(useSurvey.getState().stage).not.toBeNull());
  expect(html()).toContain("Opening and timing theirs");
  expect(html()).toContain('value="0.35"');
  cancelSurvey();
  await running;
  expect(html()).toContain("What was found before stays");
  expect(useSurvey.getState()).toMatchObject({ phase: "cancelled", engines: [FOUND[1]] });
});

test("what a cancelled one still tells is not taken, by itself or by the next", async () => {
  let tell = () => {};
  const told = new Promise<void>((resolve) => {
    tell = resolve;
  });
  const first = runSurvey(async function* () {
    yield FOUND[1]!;
    await told;
    yield FOUND[2]!;
  });
  await vi.waitFor(() => expect(useSurvey.getState().engines).toHaveLength(1));
  cancelSurvey();
  const second = runSurvey(all);
  tell();
  await Promise.all([first, second]);
  expect(useSurvey.getState()).toMatchObject({ phase: "done", engines: [FOUND[1], FOUND[2]] });
  await runSurvey(async function* () {
    yield FOUND[1]!;
    cancelSurvey();
  });
  expect(useSurvey.getState().phase).toBe("cancelled");
});

test("one that says nothing begins anew where that is wished: what was found stays until it is found again", async () => {
  const begun: AbortSignal[] = [];
  let again = () => {};
  const running = runSurvey(async function* (signal, anew) {
    again = anew;
    begun.push(signal);
    yield FOUND[1]!;
    if (begun.length > 1) return yield FOUND[2]!;
    await new Promise((_, reject) => signal.addEventListener("abort", () => reject(signal.reason)));
  });
  await vi.waitFor(() => expect(useSurvey.getState().engines).toHaveLength(1));
  expect(wouldLose()).toBe(true);
  again();
  expect(begun.map(({ aborted }) => aborted)).toEqual([true, false]);
  expect(useSurvey.getState()).toMatchObject({ phase: "running", engines: [FOUND[1]] });
  await running;
  await vi.waitFor(() => expect(useSurvey.getState().phase).toBe("done"));
  expect(useSurvey.getState().engines).toEqual([FOUND[1], FOUND[2]]);
  expect(wouldLose()).toBe(false);
});

test("what ends it is said", async () => {
  await runSurvey(async function* () {
    yield FOUND[0]!;
    throw new Error("the worker died");
  });
  expect(html()).toContain("The comparison stopped: the worker died");
});

test("its stages are one way from nothing to all", () => {
  const parts = (["engine", "ops", "blocks"] as const).flatMap((stage) =>
    [0, 1].map((part) => progressOf({ of: "stage", stage, part })),
  );
  expect(parts).toEqual([0, 0.7, 0.7, 0.85, 0.85, 1]);
});
