import { afterEach, expect, test, vi } from "vitest";
import { isListed, ModelList, photographsBy } from "./model-list.ts";
import { getState } from "./store.ts";

const model = (id: string, traits?: string[]) => ({
  ...{ id, title: id, bytes: 1, sha256: "", width: 32, height: 32, channels: 3 as const },
  ...(traits && { traits }),
});

afterEach(() => void vi.restoreAllMocks());

test("the list is asked for once, and again only where it could not be had", async () => {
  const said = vi.spyOn(console, "warn").mockImplementation(() => {});
  const answers = [new Response("", { status: 404 }), Response.json([{ id: "faces" }])];
  let asked = 0;
  const list = new ModelList({ shipped: async () => answers[asked++]!, own: async () => [] });
  expect(await list.read()).toEqual([]);
  expect(said).toHaveBeenCalledTimes(1);
  const both = await Promise.all([list.read(), list.read()]);
  expect(both).toEqual([[{ id: "faces" }], [{ id: "faces" }]]);
  expect(await list.read()).toBe(both[0]);
  expect(asked).toBe(2);
  expect(getState().models).toEqual([{ id: "faces" }]);
  expect([isListed("faces"), isListed("cats")]).toEqual([true, false]);
});

test("what a person has added stands behind what is shipped, and is looked for again when asked", async () => {
  const own = [[model("own-1")], [model("own-1"), model("own-2")], []];
  let shipped = 0;
  const list = new ModelList({
    shipped: async () => {
      shipped++;
      return Response.json([model("faces")]);
    },
    own: async () => own.shift()!,
  });
  const ids = () => getState().models.map(({ id }) => id);
  await list.read();
  expect(ids()).toEqual(["faces", "own-1"]);
  await list.readAgain();
  expect(ids()).toEqual(["faces", "own-1", "own-2"]);
  await list.readAgain();
  expect(ids()).toEqual(["faces"]);
  expect(shipped).toBe(1);
});

test("a model that says it has seen photographs is offered to those who use another", () => {
  const [faces, photos] = [model("faces"), model("photos", ["photographs"])];
  expect(photographsBy([faces, photos], "faces")).toEqual({ knows: false, offered: photos });
  expect(photographsBy([faces, photos], "photos")).toEqual({ knows: true, offered: null });
  expect(photographsBy([faces], "faces")).toEqual({ knows: false, offered: null });
});
