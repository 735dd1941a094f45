import { useEffect, useRef } from "react";
import { useRun } from "../../app/hooks.ts";
import { slots } from "../../app/page.ts";
import { useWords } from "../../i18n/words.ts";
import styles from "./Timeline.module.css";
import { words } from "./words.ts";

/** What is said aloud need not change more often than this. */
const SAY_MS = 500;

/**
 * The run from noise (left) to picture (right): how far it is, and which moment is shown. Moved
 * every frame without React; dragged, it holds the pictures at a recorded moment.
 */
export function Timeline({ slot }: { readonly slot: string }) {
  const t = useWords(words);
  const run = useRun(slot);
  const input = useRef<HTMLInputElement>(null);
  const length = run?.length ?? 0;

  useEffect(() => {
    let said = 0;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const feed = slots.of(slot).feed;
    // Not with every frame, but always with the last: a screen reader that asks must not hear an old step.
    const say = () => {
      timer = undefined;
      said = performance.now();
      const position = Math.max(0, feed.shown);
      input.current?.setAttribute("aria-valuetext", t("run.position", { position, length }));
    };
    const leave = feed.subscribe(() => {
      const element = input.current;
      if (!element || !feed.recording || length === 0) return;
      const shown = Math.max(0, feed.shown);
      element.value = String(shown);
      element.style.setProperty("--shown", String(shown / length));
      element.style.setProperty("--done", String(feed.recording.position / length));
      timer ??= setTimeout(say, Math.max(0, said + SAY_MS - performance.now()));
    });
    return () => {
      clearTimeout(timer);
      leave();
    };
  }, [slot, length, t]);

  const scrub = () => {
    const element = input.current;
    if (!element) return;
    const wanted = element.valueAsNumber;
    const reached = slots.of(slot).feed.recording?.position ?? 0;
    slots.of(slot).playback.hold(wanted >= reached ? null : wanted);
    slots.of(slot).feed.changed();
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
