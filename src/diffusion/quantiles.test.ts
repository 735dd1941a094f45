import { expect, test } from "vitest";
import { BODY_LENGTH, checkTables, TAIL_LENGTH, tables } from "./quantiles.ts";

/** Table entry, and its quantile solved with 40 digits: the table holds all of them over one deviation. */
const solved: readonly (readonly [number, number])[] = [
  [BODY_LENGTH, -6.3379577545537895],
  [BODY_LENGTH + 1, -6.166429517819751],
  [BODY_LENGTH + 1000, -5.0398511259687115],
  [BODY_LENGTH + 65_535, -4.169571062244236],
  [1, -4.0762065160326175],
  [100, -2.9609400220300803],
  [4914, -1.4396069306581545],
  [4915, -1.4394991335677074],
  [20_000, -0.5095499134709255],
  [32_767, -0.000019124056051512083],
];

test("the tables are the ones this project was tested with", async () => {
  await expect(checkTables()).resolves.toBeUndefined();
});

test("entries are the quantiles over one deviation, rounded to float32", () => {
  const ratios = solved.map(([entry, quantile]) => tables()[entry]! / quantile);
  const middle = (Math.min(...ratios) + Math.max(...ratios)) / 2;
  for (const ratio of ratios) expect(Math.abs(ratio / middle - 1)).toBeLessThan(2 ** -24);
  expect(Math.abs(middle - 1)).toBeLessThan(2e-6);
});

test("over all 2³² words the variance is 1, and each entry is nearer to 0 than the one before it", () => {
  const table = tables();
  expect(table.length).toBe(BODY_LENGTH + TAIL_LENGTH);
  let sum = 0;
  table.forEach((q, i) => {
    sum += q * q * (i < BODY_LENGTH ? 2 ** 16 : 1);
  });
  expect(Math.abs(sum / 2 ** 31 - 1)).toBeLessThan(1e-8);

  const falling = (part: Float32Array) => part.every((q, i) => i === 0 || q >= part[i - 1]!);
  expect(falling(table.subarray(1, BODY_LENGTH))).toBe(true);
  expect(falling(table.subarray(BODY_LENGTH))).toBe(true);
  expect(table[BODY_LENGTH + TAIL_LENGTH - 1]).toBeLessThan(table[1]!);
});
