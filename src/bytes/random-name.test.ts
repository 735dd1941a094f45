import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, expect, it, vi } from "vitest";
import { randomName } from "./random-name.ts";

afterEach(() => void vi.unstubAllGlobals());

it("a name is made where a page that came over plain http has no randomUUID, and no two are the same", () => {
  vi.stubGlobal("crypto", { getRandomValues: crypto.getRandomValues.bind(crypto) });
  const names = Array.from({ length: 1000 }, randomName);
  expect(new Set(names).size).toBe(1000);
  for (const name of names) expect(name).toMatch(/^[0-9a-f]{32}$/);
});

it("nothing else asks for one of crypto's own", () => {
  const files = readdirSync("src", { recursive: true, encoding: "utf8" }).filter((path) => /\.tsx?$/.test(path));
  const asking = files.filter((path) => /crypto\.randomUUID\(/.test(readFileSync(join("src", path), "utf8")));
  expect(asking).toEqual([]);
});
