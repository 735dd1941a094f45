/** Pages that a command of bench/ writes anew are made of what is measured alone: a line by hand in one would be gone. */
import { readFileSync } from "node:fs";
import { expect, test } from "vitest";

const read = (name: string) => readFileSync(`bench/results/${name}`, "utf8");
const program = (name: string) => import(/* @vite-ignore */ `${process.cwd()}/bench/${name}`);

test.each([
  ["import", async () => (await program("import/tables.mjs")).tables],
  ["film", async () => (await program("film-page.mjs")).filmPage],
] as const)(
  "%s.md is what its command writes of %s.json, and names the file of what was seen beside it",
  async (name, of) => {
    const write = await of();
    expect(read(`${name}.md`)).toBe(write(JSON.parse(read(`${name}.json`))));
    expect(read(`${name}.md`)).toContain(`(${name}-findings.md)`);
    expect(read(`${name}-findings.md`)).toContain("Written by hand");
  },
);
