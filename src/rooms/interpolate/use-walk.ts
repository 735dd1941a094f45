/** From the first end to the second and back, picture by picture, until it is stopped. */
import { useEffect, useEffectEvent, useRef, useState } from "react";

/** A moment for each picture: long enough to see it, short enough to see it move. */
const BEAT_MS = 160;

/** The next place among `count`, and the way it goes on: it turns at both ends. */
export function nextStop(at: number, direction: 1 | -1, count: number): { readonly at: number; readonly way: 1 | -1 } {
  const way = at + direction < 0 || at + direction >= count ? (-direction as 1 | -1) : direction;
  return { at: Math.min(Math.max(at + way, 0), count - 1), way };
}

export function useWalk(
  count: number,
  at: number,
  onStop: (at: number) => void,
  begins = false,
): readonly [boolean, () => void] {
  const [walks, setWalks] = useState(begins);
  const direction = useRef<1 | -1>(1);
  // A run renders its room more often than a beat: the clock must not begin again with every render.
  const beat = useEffectEvent(() => {
    const next = nextStop(at, direction.current, count);
    direction.current = next.way;
    onStop(next.at);
  });
  useEffect(() => {
    if (!walks) return;
    const timer = setInterval(beat, BEAT_MS);
    return () => clearInterval(timer);
  }, [walks]);
  return [walks, () => setWalks((now) => !now)];
}
