import { useWords } from "../../i18n/words.ts";
import type { Kept } from "../../ledger/records.ts";
import { number } from "../../ui/run/format.ts";
import type { Names } from "./names.ts";
import css from "./pictures.module.css";
import { words } from "./words.ts";

interface FactsProps {
  readonly entry: Kept;
  readonly names: Names;
  /** Where it stands beside another: what is not the same is marked. */
  readonly beside?: Kept;
}

/** How a picture was made. */
export function Facts({ entry, names, beside }: FactsProps) {
  const w = useWords(words);
  const of = factsOf(entry);
  const other = beside && factsOf(beside);
  const marked = (fact: keyof typeof of) => other !== undefined && of[fact] !== other[fact];
  return (
    <dl className={css.facts}>
      {(Object.keys(of) as (keyof typeof of)[])
        .filter((fact) => of[fact] !== "" || other?.[fact])
        .map((fact) => (
          <div key={fact} data-marked={marked(fact) || undefined}>
            <dt>{nameOf(fact)}</dt>
            <dd>{of[fact] || "–"}</dd>
          </div>
        ))}
    </dl>
  );

  function factsOf(each: Kept) {
    const { width, height, bytes } = each;
    return {
      room: names.room(each),
      model: names.model(each),
      sampler: names.samplers(each).join(" · "),
      seed: each.seeds.join(" · "),
      made: names.when(each),
      size: w("sizeValue", { width, height, kilobytes: number(bytes / 1000, 0) }),
    };
  }

  function nameOf(fact: "room" | "model" | "sampler" | "seed" | "made" | "size"): string {
    return w(fact === "seed" ? "seedName" : fact);
  }
}
