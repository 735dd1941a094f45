import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { useAdding } from "../app/adding.ts";
import { askingUntil, askWhile } from "../app/leaving.ts";
import { chainJob } from "../run/chain.ts";
import { settled } from "../run/testing/fake-client.ts";
import { fakeSlots, picture } from "../run/testing/fake-slots.ts";
import { askBeforeLosing } from "./leaving.ts";

vi.mock("../app/page.ts", () => import("../app/testing/fake-page.ts"));

let page: EventTarget;
beforeEach(() => {
  page = new EventTarget();
  vi.stubGlobal("addEventListener", page.addEventListener.bind(page));
  vi.stubGlobal("removeEventListener", page.removeEventListener.bind(page));
});
afterEach(() => vi.unstubAllGlobals());

const asks = () => !page.dispatchEvent(new Event("beforeunload", { cancelable: true }));

test("who leaves is asked while a run of theirs is nowhere kept, and not before, after, or otherwise", async () => {
  const { slots, models, client } = fakeSlots();
  let kept = false;
  const stop = askBeforeLosing(slots, () => kept);
  models.arrive();
  expect(asks()).toBe(false);
  const slot = slots.of("generate");
  slot.start(chainJob(picture("1")));
  await settled();
  expect(asks()).toBe(false);
  await client.last.started(20);
  expect(asks()).toBe(true);
  kept = true;
  expect(asks()).toBe(false);
  kept = false;
  slot.uninvite();
  expect(asks()).toBe(false);
  slot.resume();
  expect(asks()).toBe(true);
  await client.last.say({ kind: "done", x: null });
  expect(asks()).toBe(false);
  stop();
});

test("and while a model is taken in", () => {
  const stop = askBeforeLosing(fakeSlots().slots, () => true);
  useAdding.setState({ adding: { phase: "described" } as never });
  expect(asks()).toBe(false);
  useAdding.setState({ adding: { phase: "adding" } as never });
  expect(asks()).toBe(true);
  useAdding.setState({ adding: { phase: "examining" } as never });
  expect(asks()).toBe(true);
  useAdding.setState({ adding: null });
  expect(asks()).toBe(false);
  stop();
  expect(asks()).toBe(false);
});

test("and while anything else says that it would be lost, or goes on", async () => {
  const stop = askBeforeLosing(fakeSlots().slots, () => true);
  let lost = false;
  const [one, other] = [askWhile(() => lost), askWhile(() => false)];
  expect(asks()).toBe(false);
  lost = true;
  expect(asks()).toBe(true);
  one();
  expect(asks()).toBe(false);
  other();
  let fail = (_: Error) => {};
  const work = askingUntil(
    new Promise((_, reject) => {
      fail = reject;
    }),
  );
  expect(asks()).toBe(true);
  fail(new Error("no room"));
  await expect(work).rejects.toThrow("no room");
  expect(asks()).toBe(false);
  stop();
});
