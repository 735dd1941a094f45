import { type Ref, useId, useState } from "react";
import { answer } from "../../app/adding.ts";
import { sizeIn, sizeText } from "../../bytes/size-text.ts";
import { useWords } from "../../i18n/words.ts";
import type { Description, Fact } from "../../intake/protocol.ts";
import { Select } from "../primitives/Select.tsx";
import { TextField } from "../primitives/TextField.tsx";
import { factName, factValue, placeSaid } from "./fact-names.ts";
import css from "./models.module.css";
import { words } from "./words.ts";

interface AskedFactsProps {
  /** Takes the focus of what is no longer there. */
  readonly ref?: Ref<HTMLElement>;
  readonly description: Description;
  readonly disabled: boolean;
}

/** What is known of a model and how; what can be another way is a field. */
export function AskedFacts({ ref, description: { family, from, facts }, disabled }: AskedFactsProps) {
  const w = useWords(words);
  const title = useId();
  return (
    <section ref={ref} tabIndex={-1} aria-labelledby={title} className={css.facts}>
      <h3 id={title} className={css.subtitle}>
        {w("factsTitle")}
      </h3>
      {facts.some(({ instead }) => instead !== null) && <p className={css.note}>{w("factsHelp")}</p>}
      <dl className={css.table}>
        <dt>{w("family")}</dt>
        <dd>{family}</dd>
        <dd className={css.how}>{placeSaid(w, from)}</dd>
        {facts.map((fact) => (
          <FactRow key={fact.name} fact={fact} disabled={disabled} />
        ))}
      </dl>
    </section>
  );
}

function FactRow({ fact, disabled }: { readonly fact: Fact; readonly disabled: boolean }) {
  const w = useWords(words);
  const id = useId();
  const { name, value, how, from } = fact;
  return (
    <>
      <dt id={id}>{factName(w, name)}</dt>
      <dd>
        {fact.instead ? <FactField fact={fact} labelledBy={id} disabled={disabled} /> : factValue(w, name, value)}
      </dd>
      <dd className={css.how} data-asked={how === "asked" || undefined}>
        {[w(`how.${how}`), from].filter(Boolean).join(" · ")}
      </dd>
    </>
  );
}

interface FactFieldProps {
  readonly fact: Fact;
  readonly labelledBy: string;
  readonly disabled: boolean;
}

function FactField({ fact: { name, value, instead }, labelledBy, disabled }: FactFieldProps) {
  const w = useWords(words);
  const [refused, setRefused] = useState<string | null>(null);
  const common = { "aria-labelledby": labelledBy, disabled };
  if (instead && "of" in instead) {
    const options = instead.of.map((each) => ({ value: each, label: factValue(w, name, each) }));
    const all = value === "" ? [{ value: "", label: w("choose") }, ...options] : options;
    return <Select {...common} value={value} options={all} onChange={(to) => answer({ [name]: to })} />;
  }
  const { least, most, sides = false } = instead ?? { least: 0, most: 0 };
  /** As it is answered; null where it is nothing that is taken. */
  const read = (text: string): string | null => {
    if (sides) {
      const size = sizeIn(text);
      return size && sizeText(size);
    }
    const number = Number(text);
    const fits = text.trim() !== "" && Number.isInteger(number) && number >= least && number <= most;
    return fits ? String(number) : null;
  };
  return (
    <>
      <TextField
        {...common}
        inputMode={sides ? "text" : "numeric"}
        value={value}
        aria-invalid={refused !== null}
        onRefused={setRefused}
        onCommit={(text) => {
          const found = read(text);
          if (found !== null) answer({ [name]: found });
          return found !== null;
        }}
      />
      {refused !== null && (
        <p className={css.error} role="alert">
          {w(sides ? "sizeBad" : "numberBad", { text: refused, least, most })}
        </p>
      )}
    </>
  );
}
