import { timeInWords } from "../../i18n/time.ts";
import { t } from "../../i18n/words.ts";
import type { RunStatus } from "../../run/status.ts";

/** What a run is doing, in two or three words; null where there is nothing to say yet. */
export function stateInWords({ phase, ahead, pace, took }: RunStatus): string | null {
  switch (phase) {
    case "waiting":
      return t("run.waiting");
    case "queued":
      return ahead > 0 ? t("run.queued", { ahead }) : null;
    case "running":
      return pace ? t("run.left", { time: timeInWords(pace.secondsLeft) }) : null;
    case "paused":
      return t("run.paused");
    case "done":
      return took === null ? t("run.done") : t("run.took", { time: timeInWords(took / 1000) });
    case "cancelled":
      return t("run.cancelled");
    case "failed":
      return t("run.failed");
  }
}
