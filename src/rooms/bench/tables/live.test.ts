import { expect, test } from "vitest";
import { USUAL_PROCESS } from "../../../diffusion/process.ts";
import { stepsOf } from "../../../diffusion/samplers/define.ts";
import { planFor } from "../../../diffusion/samplers/plans/index.ts";
import { liveLines } from "./live.ts";
import { TABLES } from "./tables.ts";

test.each(TABLES.map((table) => [table.id, table] as const))(
  "what %s asks for can be run, and fits its columns",
  (_, { id, columns }) => {
    for (const process of [USUAL_PROCESS, { ...USUAL_PROCESS, variance: "fixed" as const }])
      for (const { cells } of liveLines(id, process)) {
        expect(cells).toHaveLength(columns.length);
        for (const sampler of cells)
          if (sampler) expect(planFor(process, sampler).steps).toHaveLength(stepsOf(sampler));
      }
  },
);

test("no more steps are asked for than a process has", () => {
  const asked = TABLES.flatMap(({ id }) => liveLines(id, { ...USUAL_PROCESS, T: 100 })).flatMap(({ cells }) => cells);
  expect(Math.max(...asked.map((sampler) => (sampler ? stepsOf(sampler) : 0)))).toBe(100);
});
