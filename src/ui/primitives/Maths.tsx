/**
 * The papers' symbols as MathML, which every current browser sets by itself and a screen reader
 * can read. In running text and in names for screen readers, Unicode does: x̂₀, xₜ, ᾱ.
 */
import styles from "./Maths.module.css";

export type SymbolName = "x0" | "xt" | "alphaBar" | "eta" | "sigma" | "sigmaHat" | "epsilon" | "lambda" | "t" | "S";

const over = (base: string, mark: string) => (
  <mover accent="true">
    <mi>{base}</mi>
    <mo stretchy="false">{mark}</mo>
  </mover>
);

const SYMBOLS: Readonly<Record<SymbolName, React.ReactNode>> = {
  x0: (
    <msub>
      {over("x", "^")}
      <mn>0</mn>
    </msub>
  ),
  xt: (
    <msub>
      <mi>x</mi>
      <mi>t</mi>
    </msub>
  ),
  alphaBar: over("α", "¯"),
  eta: <mi>η</mi>,
  sigma: <mi mathvariant="normal">Σ</mi>,
  sigmaHat: over("σ", "^"),
  epsilon: over("ε", "^"),
  lambda: <mi>λ</mi>,
  t: <mi>t</mi>,
  S: <mi>S</mi>,
};

export function Sym({ name }: { readonly name: SymbolName }) {
  return <math className={styles.maths}>{SYMBOLS[name]}</math>;
}

/** A whole equation, on its own line, given as MathML children. */
export function Equation({ children }: { readonly children: React.ReactNode }) {
  return (
    <math display="block" className={styles.equation}>
      {children}
    </math>
  );
}
