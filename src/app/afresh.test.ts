import { beforeEach, expect, test, vi } from "vitest";
import { useAdding } from "./adding.ts";
import { addAfresh } from "./afresh.ts";
import { useLooking } from "./looking.ts";
import { getState, type ListedModel, setState } from "./store.ts";

const removeModel = vi.hoisted(() => vi.fn());
vi.mock("./shelf.ts", () => ({ removeModel }));
vi.mock("./page.ts", () => import("./testing/fake-page.ts"));

const model: ListedModel = {
  ...{ id: "own-0123456789abcdef", title: "Moths", bytes: 3, sha256: "a".repeat(64), width: 8, height: 8, channels: 3 },
  own: { file: "moths.pt", sha256: "b".repeat(64), answers: { size: "8" }, address: "someone/moths" },
};

beforeEach(() => {
  removeModel.mockReset();
  setState({ models: [model], modelId: model.id, shelf: false });
  useAdding.setState({ awaited: null });
});

test("what is damaged goes, and the page of models waits for the same, with where it came from", async () => {
  await addAfresh();
  expect(removeModel).toHaveBeenCalledExactlyOnceWith(model);
  expect(useAdding.getState().awaited).toMatchObject({
    sha256: model.sha256,
    file: "moths.pt",
    answers: { size: "8" },
  });
  expect(useLooking.getState().suggested).toBe("someone/moths");
  expect(getState().shelf).toBe(true);
});

test("what could not be cleared away is said, and the page of models is opened all the same", async () => {
  removeModel.mockRejectedValue(new Error("the file is in use"));
  await addAfresh();
  expect(
    getState()
      .notices.map(({ text }) => text())
      .join(),
  ).toContain("“Moths” could not be cleared away: the file is in use");
  expect(getState().shelf).toBe(true);
});

test("of what is gone nothing is known: the page of models is opened", async () => {
  setState({ models: [] });
  await addAfresh();
  expect(removeModel).not.toHaveBeenCalled();
  expect([useAdding.getState().awaited, getState().shelf]).toEqual([null, true]);
});
