/** The moment that is shown, on its way from noise to data again and again. */
import { T } from "./learn/objective.ts";
import { useFlow } from "./store.ts";

/** From T to 0, and how long the data then stay. */
const WAY_MS = 6000;
const STAY_MS = 1500;

export function playFlow(): void {
  if (useFlow.getState().playing) return;
  const { t } = useFlow.getState();
  useFlow.setState({ playing: true });
  let begun = performance.now() - (t > 0 ? (1 - t / T) * WAY_MS : -1);
  const next = (now: number) => {
    if (!useFlow.getState().playing) return;
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

/** Stands still at t. */
export function showTime(t: number): void {
  useFlow.setState({ t, playing: false });
}
