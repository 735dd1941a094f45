/** What the large button (and Space) does now. */
import { slots } from "../../app/page.ts";
import type { RunStatus } from "../../run/status.ts";

interface MainAction {
  readonly label: "run.run" | "run.pause" | "run.resume" | "run.playback";
  readonly act: () => void;
}

export function mainAction(run: RunStatus | undefined, onRun: (paused: boolean) => void, slot: string): MainAction {
  switch (run?.phase) {
    case "waiting":
    case "queued":
    case "running":
      return { label: "run.pause", act: () => slots.of(slot).pause() };
    case "paused":
      return { label: "run.resume", act: () => slots.of(slot).resume() };
    case "done":
    case "recorded":
      return { label: run.playing ? "run.pause" : "run.playback", act: () => slots.of(slot).playback.toggle() };
    default:
      return { label: "run.run", act: () => onRun(false) };
  }
}
