import type { ReactNode } from "react";
import { EMBEDDED } from "../../app/embed.ts";
import type { EquationName } from "../equation/equations.ts";
import { Equation } from "../equation/Tex.tsx";
import styles from "./AboutRoom.module.css";

interface AboutRoomProps {
  readonly text: string;
  readonly equation: EquationName;
  /** Where the papers have it. */
  readonly source: string;
  /** Where to read on; an embedded room has nowhere. */
  readonly children: ReactNode;
}

/** A room in two sentences, its equation with its source, and where to read on. */
export function AboutRoom({ text, equation, source, children }: AboutRoomProps) {
  return (
    <>
      <p className={styles.text}>{text}</p>
      <figure className={styles.equation}>
        <Equation name={equation} />
        <figcaption>{source}</figcaption>
      </figure>
      {!EMBEDDED && children}
    </>
  );
}
