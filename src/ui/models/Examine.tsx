import { Square, Stethoscope } from "lucide-react";
import { type Adding, examineIt, stopExamining } from "../../app/adding.ts";
import { aboutInWords } from "../../i18n/time.ts";
import { useWords } from "../../i18n/words.ts";
import type { Examination } from "../../intake/protocol.ts";
import { Button } from "../primitives/Button.tsx";
import { Doing } from "./Doing.tsx";
import { Findings } from "./Findings.tsx";
import { factName } from "./fact-names.ts";
import css from "./models.module.css";
import { words } from "./words.ts";

/** Asks the network itself what is only assumed of it, and says what came of that. */
export function Examine({ adding: { phase, description, findings, progress } }: { readonly adding: Adding }) {
  const w = useWords(words);
  const examination = description?.examination;
  const examining = phase === "examining";
  if (findings) return <Findings findings={findings} />;
  if (!examination) return null;
  return (
    <div className={css.examine}>
      {examining ? (
        <Doing progress={progress ?? { stage: "examine", done: 0, total: 0, secondsLeft: null }} />
      ) : (
        <Offer examination={examination} />
      )}
      {examination.seconds !== null && (
        // One button for both, so that the keyboard stays where it is.
        <div className={css.actions}>
          <Button
            icon={examining ? <Square /> : <Stethoscope />}
            disabled={phase === "adding"}
            onClick={examining ? stopExamining : examineIt}
          >
            {w(examining ? "examineStop" : "examine")}
          </Button>
        </div>
      )}
    </div>
  );
}

function Offer({ examination: { open, seconds } }: { readonly examination: Examination }) {
  const w = useWords(words);
  const names = open.map((name) => factName(w, name)).join(", ");
  return (
    <p className={css.note}>
      {seconds === null ? w("examineLarge", { names }) : w("examineHelp", { names, time: aboutInWords(seconds) })}
    </p>
  );
}
