/** MathML's elements, which React knows but its types do not. */
import type { HTMLAttributes, ReactNode } from "react";

interface MathAttributes extends HTMLAttributes<MathMLElement> {
  children?: ReactNode;
  display?: "block" | "inline";
  mathvariant?: "normal";
  stretchy?: "true" | "false";
  accent?: "true" | "false";
  form?: "prefix" | "infix" | "postfix";
  lspace?: string;
  rspace?: string;
  width?: string;
  columnalign?: string;
}

type MathTag =
  | "math"
  | "mi"
  | "mn"
  | "mo"
  | "mrow"
  | "mtext"
  | "mspace"
  | "msub"
  | "msup"
  | "msubsup"
  | "mover"
  | "munder"
  | "munderover"
  | "mfrac"
  | "msqrt"
  | "mtable"
  | "mtr"
  | "mtd";

declare module "react" {
  namespace JSX {
    interface IntrinsicElements extends Record<MathTag, MathAttributes> {}
  }
}
