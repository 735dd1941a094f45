/** What the large button (and Space) does now. */
import { pauseRun, resumeRun, toggleReplay } from "../../run/controller.ts";
import type { RunStatus } from "../../run/status.ts";

interface MainAction {
  readonly label: "run.run" | "run.pause" | "run.resume" | "run.replay";
  readonly act: () => void;
}

export function mainAction(run: RunStatus | undefined, onRun: (paused: boolean) => void, slot: string): MainAction {
  switch (run?.phase) {
    case "waiting":
    case "queued":
    case "running":
      return { label: "run.pause", act: () => pauseRun(slot) };
    case "paused":
      return { label: "run.resume", act: () => resumeRun(slot) };
    case "done":
      return { label: run.replaying ? "run.pause" : "run.replay", act: () => toggleReplay(slot) };
    default:
      return { label: "run.run", act: () => onRun(false) };
  }
}
