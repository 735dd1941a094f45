/** How long it takes until everything is there that was started with a run, as far as that can be said. */
import { roomIn } from "./room-in.ts";
import type { RunStatus } from "./status.ts";

/**
 * Seconds until a run and what follows on it are done; null before it has a pace. What follows will go
 * as fast, picture by picture, as this run does, or as the fastest that its model has done here: more
 * pictures at once are seldom slower.
 * @param runs all runs of the page
 */
export function secondsLeft(run: RunStatus, runs: readonly RunStatus[]): number | null {
  const { pace, pictures, follows, model } = run;
  if (!pace) return null;
  const left = pictures * (pace.length - pace.position);
  if (follows === 0 || left === 0) return pace.secondsLeft;
  const finished = runs.flatMap((other) => {
    const same = other.phase === "done" && other.model?.sha256 === model?.sha256;
    return same && other.took ? [other.took / 1000 / (other.pictures * other.length)] : [];
  });
  return pace.secondsLeft + follows * Math.min(pace.secondsLeft / left, ...finished);
}

/** The same until the last of a room's runs ends: they take turns, so the longest tells. */
export function secondsLeftIn(room: string, runs: readonly RunStatus[]): number {
  const running = runs.filter(({ slot, phase }) => phase === "running" && roomIn(slot) === room);
  return Math.max(0, ...running.map((run) => secondsLeft(run, runs) ?? 0));
}
