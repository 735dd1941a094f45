/** What rows and pictures are called, for the eye and for those who cannot see them. */
import { useWords } from "../../i18n/words.ts";
import type { MixRow } from "./rows.ts";
import { words } from "./words.ts";

export interface Names {
  /** A row's label: its t, or its way of mixing where the rows differ in that. */
  readonly rows: readonly string[];
  /** A picture's name; they run row by row. */
  readonly of: (picture: number) => string;
}

export function useNames(rows: readonly MixRow[], lambdas: readonly number[]): Names {
  const w = useWords(words);
  const byMix = new Set(rows.map(({ mix }) => mix)).size > 1;
  const labels = rows.map(({ t, mix }) => (byMix ? w(mix) : w("atTime", { t })));
  return {
    rows: labels,
    of: (picture) => {
      const lambda = lambdas[picture % lambdas.length] ?? 0;
      const row = labels[Math.floor(picture / lambdas.length)] ?? "";
      return rows.length > 1 ? w("pictureIn", { row, lambda }) : w("pictureAt", { lambda });
    },
  };
}
