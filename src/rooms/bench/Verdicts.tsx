import { useWords } from "../../i18n/words.ts";
import { twoDigits } from "../../ui/run/format.ts";
import css from "./bench.module.css";
import { APART, type Paired } from "./results.ts";
import { letterOf } from "./rows.ts";
import { MOST_COUNT } from "./scene.ts";
import { words } from "./words.ts";

/** In words: which rows are told apart from the first, and what would tell the others. */
export function Verdicts({ pairs }: { readonly pairs: readonly (Paired | null)[] }) {
  const w = useWords(words);
  const sentences = pairs.flatMap((paired, i) => (paired ? [{ letter: letterOf(i), paired }] : []));
  if (sentences.length === 0) return null;
  return (
    <ul className={css.verdicts} aria-label={w("verdicts")}>
      {sentences.map(({ letter, paired }) => (
        <li key={letter}>{w(kindOf(paired), valuesOf(letter, paired))}</li>
      ))}
    </ul>
  );
}

function kindOf({ apart, distance, standardError, needed, pictures }: Paired) {
  if (distance === 0 && standardError === 0) return "same";
  if (apart) return distance > 0 ? "farther" : "nearer";
  if (needed !== null) return "notYet";
  return pictures < MOST_COUNT ? "open" : "never";
}

function valuesOf(letter: string, { from, distance, standardError, pictures, needed }: Paired) {
  return {
    letter,
    first: letterOf(from),
    distance: twoDigits(Math.abs(distance)),
    error: twoDigits(standardError),
    pictures,
    needed: needed ?? MOST_COUNT,
    times: APART,
  };
}
