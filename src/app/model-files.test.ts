import { expect, test } from "vitest";
import { inFolder, nameOf } from "./model-files.ts";

const files = (...entries: readonly (readonly [string, number])[]) =>
  new Map(entries.map(([path, bytes]) => [path, new File([new Uint8Array(bytes)], path)]));

test.each([
  [
    "a folder",
    files(["ddpm-256/config.json", 1], ["ddpm-256/unet/model.bin", 9]),
    "ddpm-256",
    ["config.json", "unet/model.bin"],
  ],
  ["files", files(["config.json", 1], ["moths.v2.pt", 9]), "moths.v2", ["config.json", "moths.v2.pt"]],
  ["a folder and a file", files(["a/config.json", 9], ["model.pt", 1]), "a", ["a/config.json", "model.pt"]],
] as const)("%s: its name, and its files without the folder that is their name", (_, given, name, paths) => {
  expect(nameOf(given)).toBe(name);
  expect([...inFolder(given).keys()]).toEqual(paths);
});
