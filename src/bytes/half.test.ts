import fc from "fast-check";
import { expect, test } from "vitest";
import { fromHalves, toHalf } from "./half.ts";

const half = (value: number) => toHalf(Float32Array.of(value))[0]!;

/** The value of sixteen bits, as the standard has it. */
function fromHalf(bits: number): number {
  const sign = bits & 0x8000 ? -1 : 1;
  const exponent = (bits >> 10) & 31;
  const fraction = bits & 0x3ff;
  if (exponent === 31) return fraction ? Number.NaN : sign * Number.POSITIVE_INFINITY;
  return exponent === 0 ? sign * fraction * 2 ** -24 : sign * (1 + fraction / 1024) * 2 ** (exponent - 15);
}

test("every float16 comes back as itself", () => {
  for (let bits = 0; bits < 0x10000; bits++) {
    const value = fromHalf(bits);
    if (Number.isNaN(value)) expect(fromHalf(half(value))).toBeNaN();
    else expect(half(value)).toBe(bits);
  }
});

test("many at once are what each is by itself", () => {
  const all = Uint16Array.from({ length: 0x10000 }, (_, bits) => bits);
  expect(fromHalves(all)).toEqual(Float32Array.from(all, fromHalf));
});

test("a value goes to the nearest float16, ties to the even one", () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 0x7bfe }), fc.double({ min: 0, max: 1, noNaN: true }), (bits, part) => {
      const [below, above] = [fromHalf(bits), fromHalf(bits + 1)];
      const value = Math.fround(below + (above - below) * part);
      const distance = value - below - (above - value);
      const nearest = distance === 0 ? bits + (bits % 2) : distance < 0 ? bits : bits + 1;
      expect(half(value)).toBe(nearest);
      expect(half(-value)).toBe(nearest | 0x8000);
    }),
  );
  expect(half(65_519)).toBe(0x7bff);
  expect(half(65_520)).toBe(0x7c00);
});
