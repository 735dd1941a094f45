import type { ReactNode } from "react";
import css from "./figure.module.css";
import type { Tone } from "./marks.tsx";

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
          <svg width="22" height="8" aria-hidden>
            <line
              x1="1"
              x2="21"
              y1="4"
              y2="4"
              className={css.line}
              data-tone={tone}
              data-dashed={dashed || undefined}
            />
          </svg>
          {text}
        </li>
      ))}
    </ul>
  );
}
