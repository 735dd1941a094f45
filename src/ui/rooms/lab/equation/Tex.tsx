import { createElement, type ReactNode } from "react";
import { useLanguage } from "../useLanguage.ts";
import css from "./equation.module.css";
import { EQUATIONS, type EquationName } from "./equations.ts";
import { type MathNode, parseTex } from "./tex.ts";

/** Keeps a particle or a comma on the line of what it follows: a formula alone may be broken after. */
const WORD_JOINER = "\u2060";

/** Mathematics inside a sentence: `<M>x_t</M>`. */
export function M({ children }: { readonly children: string }) {
  return (
    <>
      {createElement("math", { className: css.inline }, ...parseTex(children).map(render))}
      {WORD_JOINER}
    </>
  );
}

/** One of the chapters' equations, on lines of its own. */
export function Equation({ name }: { readonly name: EquationName }) {
  const language = useLanguage();
  const { lines, said } = EQUATIONS[name];
  return (
    <div className={css.display} role="math" aria-label={said[language]}>
      {lines.map((line) =>
        createElement("math", { key: line, display: "block", "aria-hidden": true }, ...parseTex(line).map(render)),
      )}
    </div>
  );
}

function render(node: MathNode | string, key: number): ReactNode {
  if (typeof node === "string") return node;
  return createElement(node.tag, { key, ...node.props }, ...node.children.map(render));
}
