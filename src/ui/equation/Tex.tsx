import { createElement, type ReactNode } from "react";
import { useLanguage } from "../../i18n/use-language.ts";
import css from "./equation.module.css";
import { EQUATIONS, type EquationName } from "./equations.ts";
import { type MathNode, parseTex } from "./tex.ts";

interface MathsProps {
  readonly children: string;
  /** What belongs to it and must not begin the next line: a comma, a Korean particle. */
  readonly after?: string;
}

/** Mathematics inside a sentence: `<M after=",">x_t</M>`. */
export function M({ children, after }: MathsProps) {
  const maths = createElement("math", { className: css.inline }, ...parseTex(children).map(render));
  if (after === undefined) return maths;
  return (
    <span className={css.glued}>
      {maths}
      <span>{after}</span>
    </span>
  );
}

/** A named equation, on lines of its own. */
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
