import { useMemo } from "react";
import { setView } from "../../app/actions.ts";
import { slots } from "../../app/page.ts";
import { getState } from "../../app/store.ts";
import { t } from "../../i18n/words.ts";
import { type Shortcut, useShortcuts } from "../frame/keys.ts";
import { mainAction } from "./main-action.ts";

const VIEWS = { x0: "x", x: "both", both: "x0" } as const;

const turnView = () => setView(VIEWS[getState().view]);

/** The keys of a run: the same in every room that has one. V turns what is shown: a room may have its own views. */
export function useRunShortcuts(
  slot: string,
  onRun: (paused: boolean) => void,
  onRoll?: () => void,
  onView: () => void = turnView,
): void {
  const shortcuts = useMemo((): Shortcut[] => {
    const forward = () => {
      const run = slots.of(slot).status;
      const waits = run?.phase === "paused" && slots.of(slot).feed.moment.position === null;
      if (waits) slots.of(slot).step();
      else slots.of(slot).playback.nudge(1);
    };
    const keys: Shortcut[] = [
      {
        code: "Space",
        keys: ["Space"],
        label: () => t("keys.run"),
        run: () => mainAction(slots.of(slot).status, onRun, slot).act(),
      },
      { code: "ArrowRight", keys: ["→"], label: () => t("keys.step"), run: forward },
      { code: "ArrowLeft", keys: ["←"], label: () => t("keys.back"), run: () => slots.of(slot).playback.nudge(-1) },
      { code: "Home", keys: ["Home", "End"], label: () => t("keys.ends"), run: () => slots.of(slot).playback.hold(0) },
      { code: "End", keys: [], label: () => t("keys.ends"), run: () => slots.of(slot).playback.hold(null) },
      { code: "KeyV", keys: ["V"], label: () => t("keys.view"), run: onView },
    ];
    if (onRoll) keys.push({ code: "KeyR", keys: ["R"], label: () => t("keys.roll"), run: onRoll });
    return keys;
  }, [slot, onRun, onRoll, onView]);
  useShortcuts(shortcuts);
}
