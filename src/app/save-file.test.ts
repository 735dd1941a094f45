import { beforeEach, expect, test, vi } from "vitest";
import { saveFile, saveSaying } from "./save-file.ts";
import { getState, setState } from "./store.ts";

const fileSave = vi.hoisted(() => vi.fn());
vi.mock("browser-fs-access", () => ({ fileSave }));

beforeEach(() => {
  setState({ notices: [] });
  fileSave.mockReset();
});

test("a file is saved under its name and kind, also one that is still in the making", async () => {
  const file = Promise.resolve(new Blob(["{}"]));
  expect(await saveFile(file, "recipe.v2.json")).toBe(true);
  const options = { fileName: "recipe.v2.json", extensions: [".json"], mimeTypes: ["application/json"] };
  expect(fileSave).toHaveBeenCalledWith(file, expect.objectContaining(options));
  await saveFile(new Blob(), "data.bin");
  expect(fileSave.mock.lastCall?.[1].mimeTypes).toEqual(["application/octet-stream"]);
});

test("a dialog that is closed saves nothing and is no error; what goes wrong is thrown, or said", async () => {
  fileSave.mockRejectedValueOnce(new DOMException("closed", "AbortError"));
  expect(await saveFile(new Blob(), "a.png")).toBe(false);
  fileSave.mockRejectedValue(new Error("the disk is full"));
  await expect(saveFile(new Blob(), "a.png")).rejects.toThrow("the disk is full");
  expect(await saveSaying(new Blob(), "a.png")).toBe(false);
  expect(getState().notices.map(({ text }) => text())).toEqual([expect.stringMatching(/a\.png.*the disk is full/)]);
});

test("a file that cannot be made is heard of once, by who wanted it", async () => {
  fileSave.mockImplementation(async (file) => void (await file));
  await expect(saveFile(Promise.reject(new Error("no picture")), "a.png")).rejects.toThrow("no picture");
});
