import { Check, Copy } from "lucide-react";
import { useEffect, useState } from "react";
import { copyText } from "../../app/copy-text.ts";
import { useRuns } from "../../app/hooks.ts";
import { useStore } from "../../app/store.ts";
import { timeInWords } from "../../i18n/time.ts";
import { useWords } from "../../i18n/words.ts";
import type { Runs } from "../../run/runs.ts";
import { DataTable } from "../../ui/charts/DataTable.tsx";
import { ReadingFrame } from "../../ui/frame/ReadingFrame.tsx";
import { Button } from "../../ui/primitives/Button.tsx";
import { Fold } from "../../ui/primitives/Fold.tsx";
import { number, rateText } from "../../ui/run/format.ts";
import { nameOfSlot } from "../../ui/run/name-of-slot.ts";
import { BenchmarkPart } from "./BenchmarkPart.tsx";
import { useBenchmark } from "./benchmark.ts";
import { EngineFacts } from "./EngineFacts.tsx";
import { Facts, Section } from "./Facts.tsx";
import { KeptPart } from "./KeptPart.tsx";
import css from "./machine.module.css";
import { type AdapterFacts, adapterFacts, browserFacts, LIMITS, recordingFacts } from "./machine.ts";
import { type RunFacts, writeReport } from "./report.ts";
import { SurveyPart } from "./SurveyPart.tsx";
import { useSurvey } from "./survey.ts";
import { title } from "./title.ts";
import { words } from "./words.ts";

/** This machine: what runs here, how it proved itself, how fast it is; all of it as text to send. */
export default function Machine() {
  const [adapter, setAdapter] = useState<AdapterFacts | null | undefined>(undefined);
  useEffect(() => {
    let here = true;
    void adapterFacts().then((found) => here && setAdapter(found));
    return () => {
      here = false;
    };
  }, []);
  return (
    <ReadingFrame title={title}>
      <div className={css.page}>
        <Report adapter={adapter ?? null} />
        {/* What is large depends on the adapter, which is known in a moment. */}
        {adapter !== undefined && <Parts adapter={adapter} />}
      </div>
    </ReadingFrame>
  );
}

/** All that is said of it, part by part. */
function Parts({ adapter }: { readonly adapter: AdapterFacts | null }) {
  const w = useWords(words);
  const browser = browserFacts();
  const runs = finishedRuns(useRuns((runs) => runs));
  const recordings = recordingFacts();
  const bytes = recordings.reduce((sum, recording) => sum + recording.bytes, 0);
  return (
    <>
      <EngineFacts adapter={adapter} />
      <BenchmarkPart />
      <SurveyPart />
      <KeptPart />
      <Section title={w("runs")}>
        {runs.length === 0 ? (
          <p className={css.lead}>{w("noRuns")}</p>
        ) : (
          <DataTable
            title={w("runs")}
            columns={[
              { id: "place", name: w("place") },
              { id: "pictures", name: w("pictures") },
              { id: "steps", name: w("steps") },
              { id: "took", name: w("took") },
              { id: "rate", name: w("stepRate") },
            ]}
            rows={runs.map(({ slot, pictures, steps, milliseconds }) => [
              nameOfSlot(slot),
              String(pictures),
              String(steps),
              timeInWords(milliseconds / 1000),
              rateText((1000 * steps) / milliseconds),
            ])}
          />
        )}
      </Section>
      <Section title={w("recordings")} lead={w("recordingsLead")}>
        {recordings.length === 0 ? (
          <p className={css.lead}>{w("noRecordings")}</p>
        ) : (
          <DataTable
            title={w("recordings")}
            columns={[
              { id: "place", name: w("place") },
              { id: "pictures", name: w("pictures") },
              { id: "moments", name: w("moments") },
              { id: "size", name: w("size") },
            ]}
            rows={[
              ...recordings.map((each) => [
                nameOfSlot(each.slot),
                String(each.pictures),
                String(each.positions),
                number(each.bytes / 2 ** 20, 1),
              ]),
              [w("sum"), "", "", number(bytes / 2 ** 20, 1)],
            ]}
          />
        )}
      </Section>
      <Section title={w("graphics")}>
        {adapter ? (
          <Facts
            of={[
              [w("adapter"), adapter.name],
              [w("features"), adapter.features.join(", ") || w("none")],
              ...LIMITS.map((name) => [name, number(adapter.limits[name], 0)] as const),
            ]}
          />
        ) : (
          <p className={css.lead}>{w("noAdapter")}</p>
        )}
      </Section>
      <Section title={w("browser")}>
        <Facts
          of={[
            [w("agent"), <code key="agent">{browser.userAgent}</code>],
            [w("processor"), w("processorValue", { threads: browser.threads })],
            [w("memory"), browser.memory === null ? w("memoryUnknown") : w("memoryValue", { memory: browser.memory })],
            [w("isolated"), w(browser.isolated ? "isolatedYes" : "isolatedNo")],
            [w("offline"), w(browser.offline ? "offlineYes" : "offlineNo")],
            [w("screen"), browser.screen],
            [w("language"), <code key="language">{browser.language}</code>],
          ]}
        />
      </Section>
    </>
  );
}

function finishedRuns(runs: Runs["runs"]): RunFacts[] {
  return Object.values(runs).flatMap(({ slot, phase, pictures, length, took }) =>
    phase === "done" && took !== null ? [{ slot, pictures, steps: length, milliseconds: took }] : [],
  );
}

/** Copies everything on the page; where the browser forbids that, the text is there to be copied by hand. */
function Report({ adapter }: { readonly adapter: AdapterFacts | null }) {
  const w = useWords(words);
  const model = useStore((state) => state.model);
  const runs = useRuns((runs) => runs);
  const benchmark = useBenchmark((state) => state.rows);
  const engines = useSurvey((state) => state.engines);
  const [copied, setCopied] = useState<boolean | null>(null);
  const text = writeReport({
    at: new Date(),
    browser: browserFacts(),
    adapter,
    engine: model.phase === "ready" ? model.engine : null,
    model: model.phase === "ready" ? model.model : null,
    failure: model.phase === "failed" ? `${model.failure.code}: ${model.failure.message}` : null,
    benchmark,
    engines,
    runs: finishedRuns(runs),
    recordings: recordingFacts(),
  });
  const copy = async () => {
    const done = await copyText(text);
    setCopied(done);
    if (done) setTimeout(() => setCopied(null), 1500);
  };
  return (
    <section className={css.report} aria-label={w("reportText")}>
      <p className={css.lead}>{w("lead")}</p>
      <Button icon={copied ? <Check /> : <Copy />} onClick={copy}>
        {w(copied ? "copied" : "copy")}
      </Button>
      {copied === false && (
        <p className={css.problem} role="alert">
          {w("copyFailed")}
        </p>
      )}
      <Fold label={w("reportText")}>
        <pre className={css.text} lang="en">
          {text}
        </pre>
      </Fold>
    </section>
  );
}
