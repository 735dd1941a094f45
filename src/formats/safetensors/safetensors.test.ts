/** safetensors: what was written comes back, and what a file can get wrong is said. */
import fc from "fast-check";
import { expect, test } from "vitest";
import { safetensors } from "../testing/safetensors.ts";
import { readSafetensors } from "./safetensors.ts";

const tensor = fc.array(fc.integer({ min: 0, max: 4 }), { maxLength: 3 }).chain((shape) =>
  fc.record({
    shape: fc.constant(shape),
    values: fc.array(fc.float({ noNaN: true }), {
      minLength: shape.reduce((a, b) => a * b, 1),
      maxLength: shape.reduce((a, b) => a * b, 1),
    }),
  }),
);
const names = fc.string({ minLength: 1 }).filter((name) => name !== "__metadata__" && name !== "__proto__");

test("tensors of any shape come back under their names, value for value", async () => {
  await fc.assert(
    fc.asyncProperty(fc.dictionary(names, tensor), async (written) => {
      const { tensors } = await readSafetensors(safetensors(written));
      expect([...tensors.keys()].sort()).toEqual(Object.keys(written).sort());
      for (const [name, { shape, values }] of Object.entries(written)) {
        expect(tensors.get(name)!.shape).toEqual(shape);
        expect(await tensors.get(name)!.read()).toEqual(Float32Array.from(values));
      }
    }),
  );
});

const bytesOf = async (blob: Blob) => new Uint8Array(await blob.arrayBuffer());
const one = { w: { shape: [2], values: [1, 2] } };

test("a file that is cut anywhere is refused in words", async () => {
  const bytes = await bytesOf(safetensors(one));
  for (let length = 0; length < bytes.length; length++) {
    await expect(readSafetensors(new Blob([bytes.slice(0, length)])), `${length}`).rejects.toThrow(
      /cut|no safetensors|not JSON/,
    );
  }
});

/** A file whose table says this. */
function table(entries: unknown, data = 8): Blob {
  const header = new TextEncoder().encode(JSON.stringify(entries));
  return new Blob([new BigUint64Array([BigInt(header.length)]), header, new Uint8Array(data)]);
}

test.each([
  [{ w: { dtype: "F32", shape: [3], data_offsets: [0, 8] } }, "8 bytes for [3], expected 12"],
  [{ w: { dtype: "F32", shape: [4], data_offsets: [0, 16] } }, "it is cut"],
  [{ w: { dtype: "Q4", shape: [2], data_offsets: [0, 8] } }, "of type Q4, expected one of F64"],
  [{ w: { dtype: "F32", shape: [-2], data_offsets: [0, 8] } }, "shape.0 is missing or wrong"],
  [{ w: { dtype: "F32", shape: [2 ** 31, 2 ** 31], data_offsets: [0, 8] } }, "8 bytes for"],
  [[1, 2], "no table of tensors"],
])("%j", async (entries, words) => {
  await expect(readSafetensors(table(entries))).rejects.toThrow(words);
});
