/**
 * The papers' symbols, beside words. Few computers have a font that sets accents in MathML well,
 * so the handful that stand in the interface are drawn: a letter, its accent, its index.
 * Equations are MathML (ui/equation).
 */
import type { ReactNode } from "react";
import styles from "./Maths.module.css";

interface Glyph {
  readonly letter: string;
  readonly accent?: "hat" | "bar";
  readonly index?: ReactNode;
  /** As it is read aloud. */
  readonly spoken: string;
  readonly upright?: boolean;
}

const GLYPHS = {
  x0: { letter: "x", accent: "hat", index: "0", spoken: "x̂₀" },
  xt: { letter: "x", index: <i>t</i>, spoken: "xₜ" },
  alphaBar: { letter: "α", accent: "bar", spoken: "ᾱ" },
  eta: { letter: "η", spoken: "η" },
  sigma: { letter: "Σ", spoken: "Σ", upright: true },
  sigmaStep: { letter: "σ", spoken: "σ" },
  sigmaHat: { letter: "σ", accent: "hat", spoken: "σ̂" },
  epsilon: { letter: "ε", accent: "hat", spoken: "ε̂" },
  lambda: { letter: "λ", spoken: "λ" },
  beta: { letter: "β", spoken: "β" },
  t: { letter: "t", spoken: "t" },
  S: { letter: "S", spoken: "S" },
} satisfies Record<string, Glyph>;

export type SymbolName = keyof typeof GLYPHS;

/** As it is read aloud, and written where there is only text. */
export function spoken(name: SymbolName): string {
  return GLYPHS[name].spoken;
}

/** The word for those who are new, and the papers' symbol beside it. */
export function Named({ word, symbol }: { readonly word: string; readonly symbol: SymbolName }) {
  return (
    <>
      <span>{word}</span>
      <span className={styles.beside}>
        <Sym name={symbol} />
      </span>
    </>
  );
}

export function Sym({ name }: { readonly name: SymbolName }) {
  const { letter, accent, index, spoken, upright }: Glyph = GLYPHS[name];
  return (
    <span className={styles.symbol}>
      <span className="hidden-visually">{spoken}</span>
      <span aria-hidden>
        <span className={styles.letter} data-accent={accent} data-upright={upright}>
          {letter}
        </span>
        {index !== undefined && <sub className={styles.index}>{index}</sub>}
      </span>
    </span>
  );
}
