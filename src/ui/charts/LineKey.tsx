import css from "./marks.module.css";
import type { Tone } from "./series.ts";

/** A line's sample in a legend. */
export function LineKey({ tone, dashed }: { readonly tone: Tone; readonly dashed?: boolean | undefined }) {
  return (
    <svg width="20" height="8" aria-hidden>
      <line x1="1" x2="19" y1="4" y2="4" className={css.line} data-tone={tone} data-dashed={dashed || undefined} />
    </svg>
  );
}
