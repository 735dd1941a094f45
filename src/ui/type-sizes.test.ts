/** No text is smaller than 12 pixels, in any style sheet. */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";

const sheets = readdirSync("src", { recursive: true, encoding: "utf8" }).filter((file) => file.endsWith(".css"));
/** Pixels of a size that is written as one; null for what another rule decides (em, %, var, inherit). */
const pixelsOf = (size: string) => {
  const [, value, unit] = /^([\d.]+)(rem|px)$/.exec(size) ?? [];
  return value ? Number(value) * (unit === "rem" ? 16 : 1) : null;
};

test("font sizes are at least 12 px, those of the tokens and those that stand alone", () => {
  const found = sheets.flatMap((file) =>
    [...readFileSync(join("src", file), "utf8").matchAll(/(?:font-size|--size-\d+):\s*([^;]+);/g)].map(
      ([, size]) => [file, pixelsOf(size!.trim())] as const,
    ),
  );
  expect(found.length).toBeGreaterThan(50);
  expect(found.filter(([, pixels]) => pixels !== null && pixels < 12)).toEqual([]);
});

test("what is smaller than what is around it has 12 px at the least", () => {
  const smaller = sheets.flatMap((file) =>
    [
      ...readFileSync(join("src", file), "utf8").matchAll(
        /font-size:[^;]*?(?<![\d.])(0?\.\d+em|\d\d?%|smaller)[^;]*;/g,
      ),
    ].map(([rule]) => `${file}: ${rule}`),
  );
  expect(smaller.length).toBeGreaterThan(2);
  expect(smaller.filter((rule) => !/max\([\d.]+em, 12px\)/.test(rule))).toEqual([]);
});
