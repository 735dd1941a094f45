import { expect, test } from "vitest";
import { LANGUAGES, type Language } from "./languages.ts";
import { writeNumber } from "./number.ts";

test("is what Intl writes in every language, also where Intl isn't asked", () => {
  for (const language of Object.keys(LANGUAGES) as Language[])
    for (const value of [0, 4, 16, 999, 1000, 9999, 10_000, 12345, -3, 0.25])
      expect(writeNumber(language, value)).toBe(
        new Intl.NumberFormat(language, { useGrouping: "min2" }).format(value).replace("-", "−"),
      );
});

test("four digits stand together, as in a paper's 1000 steps; more are grouped, as in its 50,000 samples", () => {
  expect([1000, 9999, 10_000, 50_000].map((value) => writeNumber("en", value))).toEqual([
    "1000",
    "9999",
    "10,000",
    "50,000",
  ]);
  const digits = { minimumFractionDigits: 1, maximumFractionDigits: 1 };
  expect([1000.25, 10_000.25].map((value) => writeNumber("ko", value, digits))).toEqual(["1000.3", "10,000.3"]);
  expect([-0.251, -0.001].map((value) => writeNumber("ko", value, digits))).toEqual(["−0.3", "0.0"]);
});
