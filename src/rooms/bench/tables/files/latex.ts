/**
 * A table as LaTeX, with booktabs' rules. What TeX reads as a command is escaped, the papers' letters become mathematics,
 * and what has no command of its own (Korean, for one) stays as it is, for an engine that reads Unicode.
 */
import { isMeasured, type Known, written } from "../figure.ts";
import { type Sheet, type Span, spansOf } from "./sheet.ts";

const SPECIAL: Readonly<Record<string, string>> = {
  "\\": "\\textbackslash{}",
  "{": "\\{",
  "}": "\\}",
  "~": "\\textasciitilde{}",
  "^": "\\textasciicircum{}",
  "&": "\\&",
  "%": "\\%",
  $: "\\$",
  "#": "\\#",
  _: "\\_",
};

/** Longest first: a letter with its accent before the letter. */
const MATHS: readonly (readonly [string, string])[] = [
  ["μ̃", "\\tilde{\\mu}"],
  ["σ̂", "\\hat{\\sigma}"],
  ["ε̂", "\\hat{\\epsilon}"],
  ["x₀", "x_0"],
  ["10⁻⁴", "10^{-4}"],
  ["L_simple", "L_{\\mathrm{simple}}"],
  ["L_hybrid", "L_{\\mathrm{hybrid}}"],
  ["L_vlb", "L_{\\mathrm{vlb}}"],
  ["η", "\\eta"],
  ["Σ", "\\Sigma"],
  ["τ", "\\tau"],
  ["ε", "\\epsilon"],
  ["±", "\\pm"],
  ["≤", "\\le"],
  ["×", "\\times"],
  ["·", "\\cdot"],
];

const TOKEN = new RegExp(`${MATHS.map(([plain]) => plain).join("|")}|[\\\\{}~^&%$#_]`, "gu");
const COMMANDS = new Map(MATHS);

/** Text that TeX sets as it is read here. */
export function escaped(text: string): string {
  return text.replace(TOKEN, (token) => {
    const maths = COMMANDS.get(token);
    return maths ? `$${maths}$` : (SPECIAL[token] ?? token);
  });
}

export function sheetLatex(sheet: Sheet): string {
  const { id, title, note, columns, groups } = sheet;
  const width = columns.length + 1;
  const spans = spansOf(columns);
  return [
    "% \\usepackage{booktabs,graphicx}",
    "\\begin{table}",
    "  \\centering",
    `  \\caption{${escaped(`${title}. ${note}`)}}`,
    `  \\label{tab:${id}}`,
    // As wide as it is, and no wider than the page.
    "  \\resizebox{\\ifdim\\width>\\linewidth\\linewidth\\else\\width\\fi}{!}{%",
    `  \\begin{tabular}{l${"r".repeat(columns.length)}}`,
    "    \\toprule",
    ...(spans.some(({ name }) => name !== "") ? overLines(spans) : []),
    `    ${["", ...columns.map(({ name }) => escaped(name))].join(" & ")} \\\\`,
    ...groups.flatMap(({ name, source, lines }) => [
      "    \\midrule",
      `    \\multicolumn{${width}}{p{0.9\\linewidth}}{\\raggedright\\itshape ${escaped(source ? `${name} (${source})` : name)}} \\\\`,
      ...lines.map(
        (line) =>
          `    ${[escaped(line.name), ...columns.map((_, i) => typeset(line.cells[i] ?? null))].join(" & ")} \\\\`,
      ),
    ]),
    "    \\bottomrule",
    "  \\end{tabular}}",
    "\\end{table}",
    "",
  ].join("\n");
}

/** What the columns stand under, and a rule under each; the rows' names are the first column. */
function overLines(spans: readonly Span[]): readonly string[] {
  const heads = spans.map(({ name, columns }) => `\\multicolumn{${columns}}{c}{${escaped(name)}}`);
  const rules = spans.flatMap(({ name, columns }, i) => {
    const from = 2 + spans.slice(0, i).reduce((sum, { columns: before }) => sum + before, 0);
    return name === "" ? [] : [`\\cmidrule(lr){${from}-${from + columns - 1}}`];
  });
  return [`    ${["", ...heads].join(" & ")} \\\\`, `    ${rules.join(" ")}`];
}

function typeset(cell: Known): string {
  if (cell === null) return "";
  if (cell === "unstable") return "--";
  if (isMeasured(cell)) {
    const { value, error, power } = written(cell);
    const both = error === null ? value : `${value} \\pm ${error}`;
    return power === 0 ? `$${both}$` : `$(${both}) \\times 10^{${power}}$`;
  }
  const { text, error, bound, train } = cell;
  return `$${bound ? "\\le " : ""}${text}${error ? ` \\pm ${error}` : ""}$${train ? ` (${train})` : ""}`;
}
