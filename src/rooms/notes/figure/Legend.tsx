import type { ReactNode } from "react";
import { LineKey } from "../../../ui/charts/LineKey.tsx";
import type { Tone } from "../../../ui/charts/series.ts";
import css from "./figure.module.css";

interface Entry {
  readonly id: string;
  readonly tone: Tone;
  readonly dashed?: boolean;
  readonly text: ReactNode;
}

/** What each line is: told apart by tone and by dashes, never by colour alone. */
export function Legend({ entries }: { readonly entries: readonly Entry[] }) {
  return (
    <ul className={css.legend}>
      {entries.map(({ id, tone, dashed, text }) => (
        <li key={id}>
          <LineKey {...{ tone, dashed }} />
          <span>{text}</span>
        </li>
      ))}
    </ul>
  );
}
