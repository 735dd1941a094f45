import type { ReactNode } from "react";
import css from "./figure.module.css";

interface FigureProps {
  /** What is drawn. */
  readonly children: ReactNode;
  /** The sliders and choices that change it. */
  readonly controls: ReactNode;
  readonly caption: ReactNode;
}

/** A figure of a chapter: the drawing, what moves it, and a sentence on what to look for. */
export function Figure({ children, controls, caption }: FigureProps) {
  return (
    <figure className={css.figure}>
      <div className={css.drawing}>{children}</div>
      <div className={css.controls}>{controls}</div>
      <figcaption className={css.caption}>{caption}</figcaption>
    </figure>
  );
}
