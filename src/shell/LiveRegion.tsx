import { useEffect, useState } from "react";
import { type State, useStore } from "../app/store.ts";
import { timeInWords } from "../i18n/time.ts";
import { t } from "../i18n/words.ts";
import type { RunStatus } from "../run/status.ts";

/** Between two words on a run's progress. What begins and ends is said at once. */
const PROGRESS_MS = 15_000;

/** Tells the run of this room to those who cannot see it, without talking all the time. */
export function LiveRegion() {
  const [words, setWords] = useState("");
  useEffect(() => {
    let said = 0;
    const say = (text: string) => {
      said = performance.now();
      setWords(text);
    };
    return useStore.subscribe((state, before) => {
      const text = changeInWords(state, before);
      if (text) return say(text);
      const run = runHere(state);
      if (run?.phase === "running" && performance.now() - said > PROGRESS_MS) {
        const text = progressInWords(run);
        if (text) say(text);
      }
    });
  }, []);
  return (
    <div className="hidden-visually" role="status" aria-live="polite">
      {words}
    </div>
  );
}

const runHere = (state: State): RunStatus | undefined => state.runs[state.place];

function changeInWords(state: State, before: State): string | null {
  if (state.model.phase === "ready" && before.model.phase !== "ready") return t("live.ready");
  const run = runHere(state);
  const was = runHere(before);
  if (!run || run.phase === was?.phase) return null;
  const { pictures: count, length } = run;
  switch (run.phase) {
    case "running":
      return was?.phase === "paused" ? null : t("live.started", { count, length });
    case "paused":
      return t("live.paused", { position: run.pace?.position ?? 0, length });
    case "done":
      return t(run.scene.room === "bits" ? "live.measured" : "live.done", { count });
    case "cancelled":
      return t("live.cancelled");
    default:
      return null;
  }
}

function progressInWords({ pace, length }: RunStatus): string | null {
  if (!pace) return null;
  const left = t("run.left", { time: timeInWords(pace.secondsLeft) });
  return t("live.progress", { position: pace.position, length, left });
}
