import { slots } from "../../app/page.ts";
import { timeInWords } from "../../i18n/time.ts";
import type { RunStatus } from "../../run/status.ts";
import { secondsLeft } from "../../run/time-left.ts";
import { words } from "./words.ts";

/** What a run is doing, in two or three words; null where there is nothing to say yet. */
export function stateInWords(run: RunStatus): string | null {
  const { phase, ahead, took } = run;
  switch (phase) {
    case "waiting":
      return words.say("run.waiting");
    case "queued":
      if (run.elsewhere) return words.say("run.elsewhere");
      return ahead > 0 ? words.say("run.queued", { ahead }) : null;
    case "running":
      return leftInWords(run);
    case "paused":
      return words.say("run.paused");
    case "done":
      return took === null ? words.say("run.done") : words.say("run.took", { time: timeInWords(took / 1000) });
    case "cancelled":
      return words.say("run.cancelled");
    case "failed":
      return words.say("run.failed");
    case "recorded":
      return null;
  }
}

/** How long it takes until all is there that was started with a run; null before that can be said. */
export function leftInWords(run: RunStatus): string | null {
  if (run.elsewhere) return words.say("run.elsewhere");
  const seconds = secondsLeft(run, Object.values(slots.store.getState().runs));
  return seconds === null ? null : words.say("run.left", { time: timeInWords(seconds) });
}
