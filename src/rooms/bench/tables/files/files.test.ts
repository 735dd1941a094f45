import { beforeAll, describe, expect, test } from "vitest";
import { installForTests } from "../../../../app/testing/install.ts";
import type { SamplerSpec } from "../../../../diffusion/spec.ts";
import { readRecipe } from "../../../../recipe/recipe.ts";
import type { ModelInfo } from "../../../../worker/protocol.ts";
import { ROOMS } from "../../../index.ts";
import { FIRST } from "../../scene.ts";
import { sheetOf } from "../sheets.ts";
import { TABLES } from "../tables.ts";
import { words } from "../words.ts";
import { sheetCsv } from "./csv.ts";
import { sheetJson } from "./json.ts";
import { escaped, sheetLatex } from "./latex.ts";
import { problemsOf } from "./testing/latex.ts";

const { process, id, sha256 } = {
  process: {
    T: 1000,
    schedule: { kind: "linear", betaStart: 1e-4, betaEnd: 0.02 },
    prediction: "epsilon",
    variance: "learned_range",
  },
  id: "50 % of A_B & {C}",
  sha256: "0".repeat(64),
} as const;
const here = {
  model: { process, id, sha256 } as unknown as ModelInfo,
  scene: { ...FIRST, seed: "7" },
  active: false,
  found: (sampler: SamplerSpec) =>
    sampler.kind === "ddim" && sampler.steps === 50 && sampler.eta === 0 && !sampler.sigmaHat
      ? { value: 0.0256, error: 0.0207 }
      : null,
  row: () => null,
};
const heads = { conditions: "conditions", row: "row", source: "source", errorOf: (column: string) => `± ${column}` };

beforeAll(async () => {
  installForTests(ROOMS, "bench");
  await words.load("ko");
});

describe.each(["en", "ko"] as const)("in %s", (language) => {
  test.each(TABLES.map((table) => [table.id, table] as const))("%s is LaTeX that holds together", (_, table) => {
    const latex = sheetLatex(sheetOf(table, words.in(language), here));
    expect(problemsOf(latex)).toEqual([]);
    expect(latex).toContain("\\toprule");
    if (language === "en") expect(latex.match(/[^\x20-\x7e\n]/gu)).toBeNull();
  });
});

test("what TeX reads as commands is text", () => {
  expect(escaped("50 % of A_B & {C} \\d ~ ^ # $")).toBe(
    "50 \\% of A\\_B \\& \\{C\\} \\textbackslash{}d \\textasciitilde{} \\textasciicircum{} \\# \\$",
  );
  expect(escaped("μ̃: L_simple, η ≤ σ̂")).toBe(
    "$\\tilde{\\mu}$: $L_{\\mathrm{simple}}$, $\\eta$ $\\le$ $\\hat{\\sigma}$",
  );
});

test("the checker finds what would not compile", () => {
  const table = "\\begin{tabular}{lr}\na & b \\\\\n\\end{tabular}\n";
  expect(problemsOf(table)).toEqual([]);
  expect(problemsOf(table.replace("a & b", "a & b & c"))).toEqual(['3 columns of 2: "a & b & c"']);
  expect(problemsOf(table.replace("\\end{tabular}", ""))).toEqual(["tabular is not closed"]);
  expect(problemsOf(table.replace("a &", "50% {"))).toEqual([
    "braces: 1 open",
    '"%" is not escaped',
    '1 columns of 2: "50"',
  ]);
  expect(problemsOf(table.replace("a &", "$a &"))).toEqual(["$ is not closed"]);
});

test("CSV has a value and its error in columns of their own, with every digit", () => {
  const csv = sheetCsv(sheetOf(TABLES[0]!, words.in("en"), null), heads);
  const [head, , , , , diffusion] = csv.split("\r\n");
  expect(head).toBe(
    'conditions,row,Inception score,± Inception score,FID,"bits/dim, test (train)","± bits/dim, test (train)",kernel distance,± kernel distance,source',
  );
  expect(diffusion).toContain("Diffusion (original),,,,≤ 5.40,,,,arXiv:2006.11239");
  expect(csv).toContain(",3.28076,0.0229781,,,bench/results/photos-32.json");
});

test("JSON has numbers, and what the paper prints", () => {
  const { groups } = JSON.parse(sheetJson(sheetOf(TABLES[3]!, words.in("en"), null)));
  expect(groups[0].rows[0].cells["Steps S: 10"]).toEqual({ value: 13.36, printed: "13.36" });
  expect(groups.at(-1).rows[0].cells["Steps S: 50"]).toEqual({ value: 0.0256329, error: 0.0207247 });
});

test("what was measured here goes along with a recipe that a reader takes, a row of the bench", () => {
  const { groups } = JSON.parse(sheetJson(sheetOf(TABLES[3]!, words.in("en"), here)));
  const [row] = groups.at(-1).rows;
  expect(row.cells["Steps S: 50"]).toEqual({ value: 0.0256, error: 0.0207 });
  expect(row.recipe).toHaveLength(1);
  const [recipe] = row.recipe.map((each: unknown) =>
    readRecipe(JSON.stringify({ ...(each as object), model: { id: "faces-32", sha256 } })),
  );
  expect(recipe.scene).toMatchObject({ room: "bench", seed: "7", rows: [{ sampler: { kind: "ddim", steps: 50 } }] });
});
