/** A recipe made with a model of one's own: what travels of it, and that nothing opens before that model is here. */
import { beforeEach, expect, test, vi } from "vitest";
import "../rooms/testing/install.ts";
import { awaitModel, useAdding } from "../app/adding.ts";
import { modelList } from "../app/page.ts";
import { setState } from "../app/store.ts";
import { FIRST } from "../rooms/generate/scene.ts";
import { receiveLink } from "./incoming.ts";
import { writeLink } from "./link.ts";
import { ownModelOf } from "./own-model.ts";
import { makeRecipe, readRecipe, writeRecipe } from "./recipe.ts";
import { declineIncoming } from "./replay.ts";
import { useShareStatus } from "./share-status.ts";

vi.mock("../app/page.ts", () => import("../app/testing/fake-page.ts"));

const sha256 = "a".repeat(64);
const model = {
  id: "own-aaaaaaaaaaaaaaaa",
  title: "Moths",
  bytes: 1,
  sha256,
  width: 8,
  height: 8,
  channels: 3 as const,
};
const from = { file: "moths.pt", sha256: "b".repeat(64) };
const own = { title: "Moths", ...from, answers: { size: "8" } };
const recipe = makeRecipe({ model: { id: model.id, sha256, own }, scene: FIRST });

beforeEach(() => {
  vi.stubGlobal("location", new URL("https://backstep.test/"));
  setState({ models: [], modelId: "faces-32" });
  useShareStatus.setState({ incoming: null, replay: null });
  awaitModel(null);
});

test("it names the file, its sha256 and what was said of it; a shipped model says nothing of the kind", () => {
  setState({
    models: [
      { ...model, own: { ...from, answers: { size: "8" } } },
      { ...model, id: "faces-32" },
    ],
  });
  expect(ownModelOf(model.id)).toEqual(own);
  expect(ownModelOf("faces-32")).toBeUndefined();
  expect(readRecipe(writeRecipe(recipe)).model.own).toEqual(own);
});

test("a link waits for its model, says which, and opens once that is here", async () => {
  vi.spyOn(modelList, "read").mockResolvedValue([]);
  const link = `https://backstep.test/#r=${writeLink(recipe)}`;
  expect(await receiveLink(link)).toBe(false);
  expect(useShareStatus.getState().incoming).toMatchObject({ kind: "missing", own });
  const { awaited } = useAdding.getState();
  expect(awaited).toMatchObject({ sha256, title: "Moths", file: "moths.pt", answers: { size: "8" } });
  setState({ models: [model] });
  awaited!.arrived();
  await vi.waitFor(() => expect(useShareStatus.getState().incoming?.kind).toBe("offer"));
});

test("who does not want it waits for nothing any more", async () => {
  await receiveLink(`https://backstep.test/#r=${writeLink(recipe)}`);
  declineIncoming();
  await vi.waitFor(() => expect(useAdding.getState().awaited).toBeNull());
  expect(useShareStatus.getState().incoming).toBeNull();
});
