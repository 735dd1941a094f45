import { useEffect, useRef } from "react";
import { useT } from "../../i18n/words.ts";
import { feedOf } from "../../state/feed.ts";
import { useRun } from "../../state/hooks.ts";
import { hold } from "../../state/run.ts";
import styles from "./Timeline.module.css";

/** What is said aloud need not change more often than this. */
const SAY_MS = 500;

/**
 * The run from noise (left) to picture (right): how far it is, and which moment is shown. Moved
 * every frame without React; dragged, it holds the pictures at a recorded moment.
 */
export function Timeline({ slot }: { readonly slot: string }) {
  const t = useT();
  const run = useRun(slot);
  const input = useRef<HTMLInputElement>(null);
  const length = run?.length ?? 0;

  useEffect(() => {
    let said = 0;
    return feedOf(slot).subscribe((feed) => {
      const element = input.current;
      if (!element || !feed.recording || length === 0) return;
      const shown = Math.max(0, feed.shown);
      element.value = String(shown);
      element.style.setProperty("--shown", String(shown / length));
      element.style.setProperty("--done", String(feed.recording.position / length));
      const now = performance.now();
      if (now - said < SAY_MS && shown !== length) return;
      said = now;
      element.setAttribute("aria-valuetext", t("run.position", { position: shown, length }));
    });
  }, [slot, length, t]);

  const scrub = () => {
    const element = input.current;
    if (!element) return;
    const wanted = element.valueAsNumber;
    const reached = feedOf(slot).recording?.position ?? 0;
    hold(slot, wanted >= reached ? null : wanted);
    feedOf(slot).changed();
  };

  return (
    <input
      ref={input}
      type="range"
      className={styles.timeline}
      min={0}
      max={Math.max(1, length)}
      defaultValue={0}
      disabled={length === 0}
      aria-label={t("run.timeline")}
      aria-valuetext={t("run.positionIdle")}
      onInput={scrub}
    />
  );
}
