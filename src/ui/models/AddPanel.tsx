import { Plus } from "lucide-react";
import { useRef, useState } from "react";
import { type Adding, addIt, callIt, stopAdding, takeAgain } from "../../app/adding.ts";
import { useWords } from "../../i18n/words.ts";
import { type Answers, isLatent } from "../../intake/protocol.ts";
import { Button } from "../primitives/Button.tsx";
import { Strip } from "../primitives/Strip.tsx";
import { AskedFacts } from "./AskedFacts.tsx";
import { Doing } from "./Doing.tsx";
import { Examine } from "./Examine.tsx";
import { Failed } from "./Failed.tsx";
import { factsSaid } from "./fact-names.ts";
import css from "./models.module.css";
import { NameField } from "./NameField.tsx";
import { words } from "./words.ts";

/** A model on its way in: what was found, what a person says of it, how far it is. Nothing is kept before they say so. */
export function AddPanel({ adding }: { readonly adding: Adding }) {
  const w = useWords(words);
  const { phase, description, failure, findings } = adding;
  const facts = useRef<HTMLElement>(null);
  const [taken, setTaken] = useState<Answers | null>(null);
  const open = description?.facts.some(({ how }) => how === "asked") ?? true;
  const four = description?.facts.find(({ name, instead }) => name === "channels" && instead !== null);
  const latent = four !== undefined && isLatent(four);
  return (
    <div className={css.panel}>
      {failure && (
        <Strip
          tone="error"
          action={failure.code === "stopped" ? { label: w("startAgain"), run: takeAgain } : undefined}
        >
          <Failed failure={failure} />
        </Strip>
      )}
      {phase === "reading" && <Doing progress={adding.progress} />}
      {description && phase !== "reading" && (
        <>
          <NameField label={w("name")} name={adding.title} disabled={phase === "adding"} onName={callIt} />
          <AskedFacts ref={facts} description={description} disabled={phase !== "described"} />
          {latent && <Strip tone="warning">{w("channels.isLatent")}</Strip>}
          {four?.how === "assumed" && <Strip tone="warning">{w("channels.maybe")}</Strip>}
          <Examine
            adding={adding}
            onTaken={(said) => {
              setTaken(said);
              // The button that was pressed goes: on with what was taken, where it stands.
              facts.current?.focus();
            }}
          />
          <p className="hidden-visually" role="status">
            {taken && !findings && w("taken", { values: factsSaid(w, taken) })}
          </p>
        </>
      )}
      {phase === "adding" && <Doing progress={adding.progress} />}
      <div className={css.actions}>
        {phase === "described" && (
          <Button look="primary" icon={<Plus />} disabled={open || latent} onClick={addIt}>
            {w("addIt")}
          </Button>
        )}
        <Button look="plain" onClick={stopAdding}>
          {w("cancel")}
        </Button>
      </div>
    </div>
  );
}
