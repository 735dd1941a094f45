import { Square, Stethoscope } from "lucide-react";
import { type Adding, examineIt, stopExamining } from "../../app/adding.ts";
import { aboutInWords } from "../../i18n/time.ts";
import { useWords } from "../../i18n/words.ts";
import type { Answers, Examination } from "../../intake/protocol.ts";
import { toTensor } from "../../pictures/tensor.ts";
import { Button } from "../primitives/Button.tsx";
import { Doing } from "./Doing.tsx";
import { Findings } from "./Findings.tsx";
import { factName } from "./fact-names.ts";
import css from "./models.module.css";
import { AddPictures, OwnPictures } from "./OwnPictures.tsx";
import { useOwnPictures } from "./use-own-pictures.ts";
import { words } from "./words.ts";

interface ExamineProps {
  readonly adding: Adding;
  /** One of what was not told apart was taken, and the list of them is gone. */
  readonly onTaken: (said: Answers) => void;
}

/** Asks the network itself what is only assumed of it, and says what came of that. */
export function Examine({ adding: { phase, description, findings, progress }, onTaken }: ExamineProps) {
  const w = useWords(words);
  const examination = description?.examination;
  const isPossible = examination != null && examination.seconds !== null;
  const own = useOwnPictures(isPossible ? examination.shape : null);
  const examining = phase === "examining";
  if (findings) return <Findings findings={findings} onTaken={onTaken} />;
  if (!examination) return null;
  return (
    <div className={css.examine}>
      {examining ? (
        <Doing progress={progress ?? { stage: "examine", done: 0, total: 0, secondsLeft: null }} />
      ) : (
        <>
          <Offer examination={examination} />
          {isPossible && <OwnPictures pictures={own} />}
        </>
      )}
      {isPossible && (
        // One button for both, so that the keyboard stays where it is.
        <div className={css.actions}>
          <Button
            icon={examining ? <Square /> : <Stethoscope />}
            disabled={phase === "adding"}
            onClick={examining ? stopExamining : () => examineIt(own.map(toTensor))}
          >
            {w(examining ? "examineStop" : "examine")}
          </Button>
          {phase === "described" && <AddPictures />}
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
