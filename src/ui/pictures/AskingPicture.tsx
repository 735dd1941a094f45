import type { ReactNode } from "react";
import styles from "./AskingPicture.module.css";
import { ask } from "./menu/asking.ts";
import { pictureProps, type Subject } from "./menu/open.ts";

interface AskingPictureProps {
  readonly label: string;
  readonly of: () => Subject["of"];
  readonly children: ReactNode;
}

/** A small picture that is nothing else to press: pressing it says what can be done with it. */
export function AskingPicture({ label, of, children }: AskingPictureProps) {
  return (
    <button
      type="button"
      aria-haspopup="menu"
      aria-label={label}
      className={styles.asking}
      {...pictureProps(() => ({ name: label, of: of() }))}
      onClick={({ currentTarget }) => ask(currentTarget)}
    >
      {children}
    </button>
  );
}
