import { expect, test } from "vitest";
import { TABLES } from "./tables.ts";

test.each(TABLES.map((table) => [table.id, table] as const))(
  "%s has a cell for every column",
  (_, { columns, groups }) => {
    for (const { lines } of groups) for (const { cells } of lines) expect(cells).toHaveLength(columns.length);
  },
);

test("DDPM's own rows stand in its tables 1 and 2 alike, and at 1000 steps in DDIM's", () => {
  const cells = (id: string, name: string) =>
    TABLES.find((table) => table.id === id)
      ?.groups.flatMap(({ lines }) => lines)
      .find((line) => line.name === name)?.cells;
  expect(cells("ddpm2", "ε: L_simple")?.slice(0, 2)).toEqual(cells("ddpm1", "DDPM (L_simple)")?.slice(0, 2));
  expect(cells("ddpm2", "ε: L, fixed Σ")?.slice(0, 2)).toEqual(
    cells("ddpm1", "DDPM (L, fixed isotropic Σ)")?.slice(0, 2),
  );
  expect(cells("ddim1", "σ̂")?.[4]).toEqual(cells("ddpm1", "DDPM (L_simple)")?.[1]);
});
