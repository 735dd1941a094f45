import { useEffect, useRef } from "react";
import { useModelOf, useRun } from "../../app/hooks.ts";
import { loader, slots } from "../../app/page.ts";
import { useWords } from "../../i18n/words.ts";
import { Sym } from "../primitives/Maths.tsx";
import { alphaBarText, rateText } from "./format.ts";
import styles from "./Readout.module.css";
import { stateInWords } from "./state-words.ts";
import { words } from "./words.ts";

/** Where that is said, for the button that is off until then. */
export const WAITS_FOR = "run-waits-for";

interface ReadoutProps {
  readonly slot: string;
  /** What the next run needs before it can begin. */
  readonly waitsFor?: string | undefined;
}

/** Where the run is, in numbers: t and ᾱ of what is shown, the rate, the time left; or what a run waits for. */
export function Readout({ slot, waitsFor }: ReadoutProps) {
  const t = useWords(words);
  const run = useRun(slot);
  const model = useModelOf(slot);
  const T = model?.process.T ?? 1000;
  const time = useRef<HTMLElement>(null);
  const signal = useRef<HTMLElement>(null);

  useEffect(
    () =>
      slots.of(slot).feed.subscribe((feed) => {
        const at = feed.timeAt(feed.shown);
        if (time.current) time.current.textContent = at === null ? "–" : String(Math.round(at));
        if (signal.current) signal.current.textContent = at === null ? "–" : alphaBarText(loader.alphaBarAt(at, model));
      }),
    [slot, model],
  );

  const running = run?.phase === "running" && run.pace;
  return (
    <dl className={styles.readout}>
      <div title={t("run.tName", { T })}>
        <dt>
          <Sym name="t" />
        </dt>
        <dd ref={time} translate="no" className={styles.time}>
          –
        </dd>
      </div>
      <div title={t("run.alphaBar")}>
        <dt>
          <Sym name="alphaBar" />
        </dt>
        <dd ref={signal} translate="no" className={styles.signal}>
          –
        </dd>
      </div>
      {running && (
        <div title={t("run.rate")}>
          <dd>{rateText(running.stepsPerSecond)}</dd>
          <dt>{t("run.rateUnit")}</dt>
        </div>
      )}
      <div className={styles.state}>
        <dd id={WAITS_FOR}>{waitsFor ?? (run && stateInWords(run))}</dd>
      </div>
    </dl>
  );
}
