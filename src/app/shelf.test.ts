import { beforeEach, expect, test, vi } from "vitest";
import { Library } from "../library/library.ts";
import { ModelPictures } from "../library/pictures.ts";
import { memoryFiles } from "../library/testing/memory-files.ts";
import { bringBack, forgetRemoved, removeModel, renameModel, useRemoved } from "./shelf.ts";
import { type ListedModel, setState } from "./store.ts";

const chooseModel = vi.hoisted(() => vi.fn());
vi.mock("./choose-model.ts", () => ({ chooseModel }));
const own = vi.hoisted(() => ({ library: null as unknown, pictures: null as unknown }));
vi.mock("./own-models.ts", () => ({ library: async () => own.library, modelPictures: async () => own.pictures }));
vi.mock("./page.ts", () => import("./testing/fake-page.ts"));

const files = memoryFiles();
const library = new Library(files, (work) => work());
const pictures = new ModelPictures(memoryFiles());
Object.assign(own, { library, pictures });

async function added(): Promise<ListedModel> {
  const card = await library.add(async (incoming) =>
    incoming.keep(await incoming.write([Uint8Array.of(1, 2, 3)]), "{}", {
      ...{ title: "Moths", added: "2026-11-28T00:00:00Z", width: 8, height: 8, channels: 3 },
      ...{ family: "diffusers", from: "the whole file", source: [], answers: {}, facts: [] },
    }),
  );
  return { ...card, own: { file: "moths.pt", sha256: "", answers: {} } };
}

beforeEach(() => {
  files.all.clear();
  chooseModel.mockReset();
  useRemoved.setState({ removed: [] });
  setState({ modelId: "faces-32", notices: [] });
});

test("what is removed can come back until the page of models is closed; what is in use makes room for the first", async () => {
  const model = await added();
  setState({ modelId: model.id });
  await removeModel(model);
  expect(chooseModel).toHaveBeenCalledExactlyOnceWith("faces-32", { run: false });
  expect([await library.list(), useRemoved.getState().removed]).toEqual([[], [model]]);
  await bringBack(model.id);
  expect([(await library.list()).length, useRemoved.getState().removed]).toEqual([1, []]);
  await renameModel(model.id, "Butterflies");
  expect((await library.card(model.id))?.title).toBe("Butterflies");
  await pictures.put(model.sha256, Uint8Array.of(1));
  await removeModel(model);
  await forgetRemoved();
  expect(await pictures.get(model.sha256)).toBeNull();
  expect([files.all.size, useRemoved.getState().removed]).toEqual([0, []]);
});
