import { Play, X } from "lucide-react";
import { useActiveRuns, useProcess } from "../../app/hooks.ts";
import { useStore } from "../../app/store.ts";
import { timeInWords } from "../../i18n/time.ts";
import { useWords } from "../../i18n/words.ts";
import { DataTable } from "../../ui/charts/DataTable.tsx";
import { Button } from "../../ui/primitives/Button.tsx";
import { number, rateText } from "../../ui/run/format.ts";
import { words as runWords } from "../../ui/run/words.ts";
import { cancelBenchmark, runBenchmark, STEPS, useBenchmark } from "./benchmark.ts";
import { Section } from "./Facts.tsx";
import css from "./machine.module.css";
import { words } from "./words.ts";

/** Twenty steps, three sizes: what this machine can do, in numbers to compare. */
export function BenchmarkPart() {
  const t = useWords(runWords);
  const w = useWords(words);
  const { phase, progress, rows, problem } = useBenchmark();
  const { T } = useProcess();
  const ready = useStore((state) => state.model.phase === "ready");
  const busy = useActiveRuns() > 0;
  const running = phase === "running";
  return (
    <Section title={w("benchmark")} lead={w("benchmarkLead", { steps: STEPS })}>
      <div className={css.line}>
        {running ? (
          <>
            <Button icon={<X />} onClick={cancelBenchmark}>
              {t("run.cancel")}
            </Button>
            <progress className={css.progress} aria-label={w("progress")} value={progress} max={1} />
          </>
        ) : (
          <Button look="primary" icon={<Play />} disabled={!ready} onClick={() => void runBenchmark()}>
            {w(rows.length > 0 ? "again" : "run")}
          </Button>
        )}
        {!ready && <p className={css.lead}>{w("benchmarkWaits")}</p>}
      </div>
      {busy && <p className={css.lead}>{w("benchmarkBusy")}</p>}
      {phase === "cancelled" && <p className={css.lead}>{w("cancelled")}</p>}
      {phase === "failed" && (
        <p className={css.problem} role="alert">
          {w("failed", { problem: problem ?? "" })}
        </p>
      )}
      {rows.length > 0 && (
        <DataTable
          title={w("benchmark")}
          columns={[
            { id: "pictures", name: w("pictures") },
            { id: "steps", name: w("stepRate") },
            { id: "each", name: w("pictureRate") },
            { id: "took", name: w("took") },
            { id: "whole", name: w("whole", { steps: T }) },
          ]}
          rows={rows.map(({ pictures, stepsPerSecond, milliseconds }) => [
            String(pictures),
            rateText(stepsPerSecond),
            rateText(stepsPerSecond * pictures),
            `${number(milliseconds / 1000, 2)} s`,
            timeInWords(T / stepsPerSecond),
          ])}
        />
      )}
    </Section>
  );
}
