/** torch.save's files: those that torch wrote (testing/fixtures), and what nobody should be able to make us do. */
import { openAsBlob } from "node:fs";
import { expect, test } from "vitest";
import type { Weight } from "../../graph/graph.ts";
import { refusal } from "../refusal.ts";
import { unpickle } from "./pickle.ts";
import { readTorch } from "./torch.ts";
import { isDictionary, treeOf } from "./tree.ts";

const fixture = (name: string) => openAsBlob(new URL(`../testing/fixtures/${name}`, import.meta.url));
const base = Array.from({ length: 24 }, (_, i) => i / 8);

/** Values by name of the dictionary under `key`. */
async function valuesIn(file: Blob, key: string) {
  const tree = await readTorch(file);
  const found = isDictionary(tree) ? tree.get(key) : undefined;
  if (!isDictionary(found)) throw new Error(`no ${key}`);
  const read = async ([name, weight]: [string, unknown]) => [name, [...(await (weight as Weight).read())]] as const;
  return Object.fromEntries(await Promise.all([...found].map(read)));
}

test.each(["zip.pt", "stream.pt"])("%s: views, strides and types are as torch has them", async (name) => {
  const values = await valuesIn(await fixture(name), "model");
  expect(values).toEqual({
    plain: base,
    turned: Array.from({ length: 24 }, (_, i) => base[(i % 4) * 6 + Math.floor(i / 4)]),
    inner: [8, 9, 10, 14, 15, 16].map((i) => base[i]),
    spread: [...base.slice(0, 6), ...base.slice(0, 6)],
    half: [1.5, -0, Number.POSITIVE_INFINITY, Math.fround(2 ** -24)],
    brain: [1, Math.fround(3.0042316e38)].map((_, i) => values.brain![i]),
    whole: [-7],
    parameter: base.slice(0, 6),
  });
  // 1 + 2⁻⁸ lies half way, and goes to the even one.
  expect(values.brain).toEqual([1, expect.closeTo(3e38, -36)]);
});

test("what is no tensor comes as it is", async () => {
  const tree = await readTorch(await fixture("zip.pt"));
  expect(isDictionary(tree) && tree.get("step")).toBe(3);
});

test.each([
  ["module.pt", /whole Python object was pickled \(torch\.nn\.modules\.linear\.Linear\)/],
  ["script.pt", /TorchScript/],
])("%s is refused by name", async (name, words) => {
  await expect(readTorch(await fixture(name))).rejects.toThrow(words);
});

const pickle = (...parts: (string | readonly number[])[]) =>
  Uint8Array.from(
    parts.flatMap((part) => (typeof part === "string" ? [...new TextEncoder().encode(part)] : [...part])),
  );
const none = () => {
  throw refusal("torch.storage", { key: "none" });
};

test("a pickle that would have Python call something is refused with its name, and nothing is called", () => {
  const { value } = unpickle(pickle("cos\nsystem\n", "(S'echo harm'\n", "tR."));
  expect(() => treeOf(value, none)).toThrow("the file asks Python to call os.system");
});

test("a list in itself is refused, a dictionary's __proto__ is a name like any other", () => {
  // []; kept as 0; appended to itself.
  const { value } = unpickle(pickle([0x5d], "q\0", "h\0", "a."));
  expect(() => treeOf(value, none)).toThrow("lies 200 deep, or in itself");
  const tree = treeOf(unpickle(pickle([0x7d], "U\x09__proto__", [0x4b, 7], "s.")).value, none);
  expect(isDictionary(tree) && tree.get("__proto__")).toBe(7);
  expect(Object.keys({})).toEqual([]);
});

test("lengths beyond the file, and instructions that are none, are refused", () => {
  expect(() => unpickle(pickle("X", [255, 255, 255, 127]))).toThrow("cut");
  expect(() => unpickle(pickle([0x8a, 200]))).toThrow("cut");
  expect(() => unpickle(pickle([0xfe]))).toThrow("fe");
  expect(() => unpickle(pickle("a."))).toThrow("nothing to work on");
});
