import { Play, X } from "lucide-react";
import { useActiveRuns } from "../../app/hooks.ts";
import { useStore } from "../../app/store.ts";
import { useWords } from "../../i18n/words.ts";
import { useAdapterName, useEngineName } from "../../ui/engines.ts";
import { words as engineWords } from "../../ui/frame/engine/words.ts";
import { useModelTitle } from "../../ui/models.ts";
import { Button } from "../../ui/primitives/Button.tsx";
import { words as runWords } from "../../ui/run/words.ts";
import { Section } from "./Facts.tsx";
import css from "./machine.module.css";
import { BlocksTable, EnginesTable, OpsTable } from "./SurveyTables.tsx";
import { cancelSurvey, progressOf, runSurvey, useSurvey } from "./survey.ts";
import { words } from "./words.ts";

/** All engines side by side, whichever runs, and a look into our own. */
export function SurveyPart() {
  const t = useWords(runWords);
  const why = useWords(engineWords);
  const w = useWords(words);
  const named = useEngineName();
  const on = useAdapterName();
  const title = useModelTitle();
  const { phase, model, stage, engines, passed, ops, blocks, unable, problem } = useSurvey();
  const ready = useStore((state) => state.model.phase === "ready");
  const busy = useActiveRuns() > 0;
  return (
    <Section title={w("survey")} lead={w("surveyLead")}>
      <div className={css.line}>
        {phase === "running" ? (
          <>
            <Button icon={<X />} onClick={cancelSurvey}>
              {t("run.cancel")}
            </Button>
            <progress className={css.progress} aria-label={w("survey")} value={stage ? progressOf(stage) : 0} max={1} />
          </>
        ) : (
          <Button icon={<Play />} disabled={!ready} onClick={() => void runSurvey()}>
            {w(phase === "idle" ? "surveyRun" : "surveyAgain")}
          </Button>
        )}
        {!ready && <p className={css.lead}>{w("benchmarkWaits")}</p>}
      </div>
      <p className={css.lead} role="status">
        {stage
          ? w(`survey.${stage.stage}`, { engine: stage.label ?? "" })
          : phase === "cancelled"
            ? w("surveyCancelled")
            : ""}
      </p>
      {busy && <p className={css.lead}>{w("benchmarkBusy")}</p>}
      {phase === "failed" && (
        <p className={css.problem} role="alert">
          {w("surveyFailed", { problem: problem ?? "" })}
        </p>
      )}
      {model && engines.length > 0 && (
        <EnginesTable
          title={w("surveyOf", { model: title(model) })}
          rows={engines.map(({ engine, adapter, stepMs }) => ({ name: named(engine), on: on(adapter), stepMs }))}
        />
      )}
      {passed.map((other) => (
        <div key={other.name} className={css.why}>
          <h3>{w("passedOver", { engine: named(other) })}</h3>
          <p>{why(`rejected.${other.reason}`)}</p>
          <p className={css.detail} lang="en">
            {other.detail}
          </p>
        </div>
      ))}
      {ops.length > 0 && <OpsTable ops={ops} />}
      {blocks.length > 0 && <BlocksTable blocks={blocks} />}
      {unable !== null && (
        <div className={css.why}>
          <p>{w("surveyUnable")}</p>
          <p className={css.detail} lang="en">
            {unable}
          </p>
        </div>
      )}
    </Section>
  );
}
