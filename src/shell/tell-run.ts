/** The run of the room one is in, in words for those who cannot see it, without talking all the time. */
import { slots } from "../app/page.ts";
import { getState, useStore } from "../app/store.ts";
import type { RunStatus } from "../run/status.ts";
import { roomOf } from "../scene/rooms.ts";
import { leftInWords } from "../ui/run/state-words.ts";
import { words } from "./words.ts";

/** Between two words on a run's progress. What begins and ends is said at once. */
const PROGRESS_MS = 15_000;

/** Says it from now on. Returns the way out. */
export function tellRun(say: (text: string) => void): () => void {
  let said = 0;
  let before = here();
  const tell = (text: string) => {
    said = performance.now();
    say(text);
  };
  const check = () => {
    const now = here();
    const change = changeInWords(now, before);
    before = now;
    if (change) return tell(change);
    if (now.run?.phase !== "running" || performance.now() - said <= PROGRESS_MS) return;
    const progress = progressInWords(now.run);
    if (progress) tell(progress);
  };
  const ways = [useStore.subscribe(check), slots.store.subscribe(check)];
  return () => {
    for (const leave of ways) leave();
  };
}

/** What there is to tell of. */
interface Here {
  readonly ready: boolean;
  /** The run of the room one is in. */
  readonly run: RunStatus | undefined;
}

function here(): Here {
  const { model, place } = getState();
  return { ready: model.phase === "ready", run: slots.of(place).status };
}

function changeInWords({ ready, run }: Here, { ready: wasReady, run: was }: Here): string | null {
  if (ready && !wasReady) return words.say("live.ready");
  if (!run || run.phase === was?.phase) return null;
  const { pictures: count, length } = run;
  switch (run.phase) {
    case "running":
      return was?.phase === "paused" ? null : words.say("live.started", { count, length });
    case "paused":
      return words.say("live.paused", { position: run.pace?.position ?? 0, length });
    case "done":
      return words.say(roomOf(run.scene).numbers ? "live.measured" : "live.done", { count });
    case "cancelled":
      return words.say("live.cancelled");
    default:
      return null;
  }
}

function progressInWords(run: RunStatus): string | null {
  const left = leftInWords(run);
  return run.pace && left && words.say("live.progress", { position: run.pace.position, length: run.length, left });
}
