/**
 * A run in a hidden tab: the tab's title says how far it is, and who comes back is told when the
 * browser slowed it down. Browsers differ, so it is measured: steps taken against those its pace
 * before would have taken.
 */

import { timeInWords } from "../i18n/time.ts";
import { isActive, type RunStatus } from "../run/status.ts";
import type { Pace } from "../worker/protocol.ts";
import { say } from "./notices.ts";
import { slots } from "./page.ts";
import { words } from "./words.ts";

/** Shorter absences say nothing about a pace. */
const LEAST_SECONDS = 5;
/** A pace wavers by itself: less than this part of it is slower. */
const SLOWER = 0.8;

/** What was running when the tab was hidden. */
interface Left {
  readonly at: number;
  readonly run: RunStatus;
}

export function watchHiding(): void {
  let left: Left | null = null;
  document.addEventListener("visibilitychange", () => {
    if (document.hidden) {
      const run = Object.values(slots.store.getState().runs).find(({ phase }) => phase === "running");
      left = run ? { at: performance.now(), run } : null;
      writeTitle();
      return;
    }
    document.title = words.say("app.name");
    if (left) tellOf(left);
    left = null;
  });
  slots.store.subscribe(({ runs }, before) => {
    if (document.hidden && runs !== before.runs) writeTitle();
  });
}

/** How far all runs are together, or that they are done. */
function writeTitle(): void {
  const runs = Object.values(slots.store.getState().runs);
  const active = runs.filter(isActive);
  const app = words.say("app.name");
  if (active.length === 0) {
    document.title = runs.some(({ phase }) => phase === "done") ? words.say("run.hiddenDone", { app }) : app;
    return;
  }
  const part = active.reduce((sum, { pace }) => sum + (pace ? pace.position / pace.length : 0), 0) / active.length;
  document.title = words.say("run.hiddenTitle", { percent: Math.floor(100 * part), app });
}

function tellOf({ at, run }: Left): void {
  const now = slots.of(run.slot).status;
  // What ended meanwhile, or was started again, has no pace to compare.
  if (now?.serial !== run.serial || now.phase !== "running" || !now.pace || !run.pace) return;
  const seconds = (performance.now() - at) / 1000;
  const steps = now.pace.position - run.pace.position;
  const part = paceKept(run.pace, steps, seconds);
  if (part === null || part >= SLOWER) return;
  const percent = Math.round(100 * part);
  const text = () => words.say("run.hiddenSlow", { time: timeInWords(seconds), steps, percent });
  say({ key: "hidden", tone: "info", text });
}

/** Which part of its pace before a run kept, or null where that cannot be said. */
export function paceKept(before: Pace, steps: number, seconds: number): number | null {
  if (seconds < LEAST_SECONDS || before.secondsLeft <= 0) return null;
  // Of steps of the whole plan: the rate that a pace tells counts those of every micro-batch.
  const expected = ((before.length - before.position) * seconds) / before.secondsLeft;
  return steps / expected;
}
