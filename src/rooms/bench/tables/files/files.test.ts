import { beforeAll, describe, expect, test } from "vitest";
import { sheetOf } from "../sheets.ts";
import { TABLES } from "../tables.ts";
import { words } from "../words.ts";
import { sheetCsv } from "./csv.ts";
import { sheetJson } from "./json.ts";
import { escaped, sheetLatex } from "./latex.ts";
import { problemsOf } from "./testing/latex.ts";

const heads = { conditions: "conditions", row: "row", source: "source", errorOf: (column: string) => `± ${column}` };

beforeAll(() => words.load("ko"));

describe.each(["en", "ko"] as const)("in %s", (language) => {
  test.each(TABLES.map((table) => [table.id, table] as const))("%s is LaTeX that holds together", (_, table) => {
    const latex = sheetLatex(sheetOf(table, words.in(language)));
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
  const csv = sheetCsv(sheetOf(TABLES[0]!, words.in("en")), heads);
  const [head, , , , , diffusion] = csv.split("\r\n");
  expect(head).toBe(
    'conditions,row,Inception score,± Inception score,FID,"bits/dim, test (train)","± bits/dim, test (train)",source',
  );
  expect(diffusion).toContain("Diffusion (original),,,,≤ 5.40,,arXiv:2006.11239");
  expect(csv).toContain(",3.28076,0.0229781,bench/results/photos-32.json");
});

test("JSON has numbers, and what the paper prints", () => {
  const { groups } = JSON.parse(sheetJson(sheetOf(TABLES[3]!, words.in("en"))));
  expect(groups[0].rows[0].cells["Steps S: 10"]).toEqual({ value: 13.36, printed: "13.36" });
  expect(groups.at(-1).rows[0].cells["Steps S: 50"]).toEqual({ value: 0.0256329, error: 0.0207247 });
});
