/** The moment that is shown, on its way from noise to data again and again. */
import { T } from "./learn/objective.ts";
import { useFlow } from "./store.ts";

/** From T to 0, and how long the data then stay. */
const WAY_MS = 6000;
const STAY_MS = 1500;

export function playFlow(): void {
  if (useFlow.getState().playing) return;
  const { t, turn } = useFlow.getState();
  useFlow.setState({ playing: true, left: false, turn: turn + 1 });
  let begun = performance.now() - (t > 0 ? (1 - t / T) * WAY_MS : -1);
  const next = (now: number) => {
    const { playing, turn: newest } = useFlow.getState();
    if (!playing || newest !== turn + 1) return;
    if (now - begun > WAY_MS + STAY_MS) begun = now;
    useFlow.setState({ t: T * Math.max(0, 1 - Math.max(0, now - begun) / WAY_MS) });
    requestAnimationFrame(next);
  };
  requestAnimationFrame(next);
}

export function toggleFlow(): void {
  if (useFlow.getState().playing) useFlow.setState({ playing: false });
  else playFlow();
}

/** One goes to another room: what plays waits until one is back. */
export function leaveFlow(): void {
  useFlow.setState(({ playing }) => ({ playing: false, left: playing }));
}

export function comeBackToFlow(): void {
  if (useFlow.getState().left) playFlow();
}

/** Stands still at t. */
export function showTime(t: number): void {
  useFlow.setState({ t, playing: false });
}
