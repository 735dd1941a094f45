/**
 * Ho, Jain, Abbeel 2020, table 2: what is predicted, Σ and the objective. Beside it the same choices trained here: small,
 * by the Python (models/train/ablation), and in two dimensions by the toy (bench/results/toy.md).
 */
import { type Known, printed } from "../figure.ts";
import { type Ablation, measuredAblation, toyPrinted } from "../measured.ts";
import type { PaperTable } from "../table.ts";

/** Inception score and FID; a dash is what was unstable to train. */
const PAPER: Readonly<Record<string, readonly string[]>> = {
  "μ̃: L, learned Σ": ["7.28 ± 0.10", "23.69"],
  "μ̃: L, fixed Σ": ["8.06 ± 0.09", "13.22"],
  "μ̃: L_simple": ["–", "–"],
  "ε: L, learned Σ": ["–", "–"],
  "ε: L, fixed Σ": ["7.67 ± 0.13", "13.51"],
  "ε: L_simple": ["9.46 ± 0.11", "3.17"],
};

const ROWS = [
  ...Object.keys(PAPER),
  "ε: L_hybrid, learned Σ",
  "x₀: L, fixed Σ",
  "x₀: L_simple",
  "v: L, fixed Σ",
  "v: L_simple",
];

export const ddpm2: PaperTable = {
  id: "ddpm2",
  columns: [
    { word: "is", over: "ddpm2" },
    { word: "fid", over: "ddpm2" },
    { word: "bits", over: "ablation" },
    { word: "kernel", over: "ablation" },
    { text: "DDPM 1000", over: "toy" },
    { text: "DDIM 50", over: "toy" },
  ],
  groups: [
    {
      id: "objectives",
      source: "arXiv:2006.11239; models/train/ablation/results.json; bench/results/toy.md",
      lines: ROWS.map((name) => ({ name, cells: cells(name) })),
    },
  ],
};

function cells(name: string): readonly Known[] {
  const here: Ablation | undefined = measuredAblation[name];
  return [
    ...(PAPER[name] ?? ["", ""]).map(printed),
    here?.bits ?? null,
    here?.kernel ?? null,
    ...(toyPrinted[name] ?? ["", ""]).map(printed),
  ];
}
