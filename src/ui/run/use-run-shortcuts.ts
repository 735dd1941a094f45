import { useMemo } from "react";
import { setView } from "../../app/actions.ts";
import { getState } from "../../app/store.ts";
import { type Shortcut, useShortcuts } from "../frame/keys.ts";
import { mainAction } from "./main-action.ts";
import { slotOfKeys } from "./recorded-slot.ts";
import { words } from "./words.ts";

const VIEWS = { x0: "x", x: "both", both: "x0" } as const;

const turnView = () => setView(VIEWS[getState().view]);

interface RunKeys {
  readonly onRun: (paused: boolean) => void;
  readonly onRoll?: (() => void) | undefined;
  /** V turns what is shown: a room may have its own views. */
  readonly onView?: (() => void) | undefined;
}

export const runKey = (run: () => void): Shortcut => ({
  code: "Space",
  keys: ["Space"],
  label: () => words.say("keys.run"),
  run,
});

export const rollKey = (run: () => void): Shortcut => ({
  code: "KeyR",
  keys: ["R"],
  label: () => words.say("keys.roll"),
  run,
});

/** The keys of a run: the same in every room that has one. */
export function runShortcuts(slot: string, { onRun, onRoll, onView = turnView }: RunKeys): Shortcut[] {
  const of = () => slotOfKeys(slot);
  const forward = () => {
    const { status, feed, playback } = of();
    const waits = status?.phase === "paused" && feed.moment.position === null;
    if (waits) of().step();
    else playback.nudge(1);
  };
  const keys: Shortcut[] = [
    runKey(() => mainAction(of().status, onRun, of().name).act()),
    { code: "ArrowRight", keys: ["→"], label: () => words.say("keys.step"), run: forward },
    { code: "ArrowLeft", keys: ["←"], label: () => words.say("keys.back"), run: () => of().playback.nudge(-1) },
    { code: "Home", keys: ["Home", "End"], label: () => words.say("keys.ends"), run: () => of().playback.hold(0) },
    { code: "End", keys: [], label: () => words.say("keys.ends"), run: () => of().playback.hold(null) },
    { code: "KeyV", keys: ["V"], label: () => words.say("keys.view"), run: onView },
  ];
  if (onRoll) keys.push(rollKey(onRoll));
  return keys;
}

/** They hold while the component is there. */
export function useRunShortcuts(
  slot: string,
  onRun: RunKeys["onRun"],
  onRoll?: RunKeys["onRoll"],
  onView?: RunKeys["onView"],
): void {
  useShortcuts(useMemo(() => runShortcuts(slot, { onRun, onRoll, onView }), [slot, onRun, onRoll, onView]));
}
