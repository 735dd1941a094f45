/** Which moment of a reel is shown in which frame of its film. Frames are counted, so that every format has the same time. */

/** Frames a second: four hundredths each, which a GIF can say exactly too. */
export const FPS = 25;

export interface Pace {
  /** Of what the stops count: steps of a run, places of a walk. */
  readonly stepsPerSecond: number;
  /** Slow at both ends. */
  readonly ease: boolean;
  /** Seconds that the last moment stays. */
  readonly hold: number;
  /** Back to where it began, so that it goes round without a jump. */
  readonly back: boolean;
}

/** One moment, and for how many frames it is shown. */
export interface Shot {
  readonly stop: number;
  readonly frames: number;
}

/** Part of the way's time in which it gets as fast as it goes, and in which it slows down again. */
const RAMP = 0.3;

/** The share of the way that is done when a share of its time has passed: constant speed between two even ramps. */
export function eased(u: number): number {
  const full = 1 / (1 - RAMP);
  if (u < RAMP) return (full * u * u) / (2 * RAMP);
  return u > 1 - RAMP ? 1 - eased(1 - u) : full * (u - RAMP / 2);
}

/**
 * The whole film: there, the hold, and back. @param stops rising, at least one
 * @throws RangeError for none
 */
export function shotsOf(stops: readonly number[], pace: Pace): Shot[] {
  const [first, last] = [stops[0], stops.at(-1)];
  if (first === undefined || last === undefined) throw new RangeError("a film needs at least one moment");
  const way = last - first;
  // At least a frame for the way, so that what it ends with is not what it begins with.
  const ticks = Math.max(way > 0 ? 1 : 0, Math.round((way / pace.stepsPerSecond) * FPS));
  const there: number[] = [];
  for (let tick = 0; tick <= ticks; tick++) {
    const u = ticks === 0 ? 1 : tick / ticks;
    there.push(nearestBelow(stops, first + way * (pace.ease ? eased(u) : u)));
  }
  const held = Array.from({ length: Math.round(pace.hold * FPS) }, () => last);
  // Where it turns and where it begins again stand once: going round they meet.
  const back = pace.back ? there.slice(1, -1).reverse() : [];
  return merged([...there, ...held, ...back]);
}

export function framesOf(shots: readonly Shot[]): number {
  return shots.reduce((sum, { frames }) => sum + frames, 0);
}

export const secondsOf = (shots: readonly Shot[]): number => framesOf(shots) / FPS;

/** The shot that is on screen in a frame; past the end it begins again. */
export function shotAt(shots: readonly Shot[], frame: number): Shot {
  let left = frame % framesOf(shots);
  for (const shot of shots) {
    if (left < shot.frames) return shot;
    left -= shot.frames;
  }
  throw new RangeError(`invalid frame: ${frame}`);
}

/** Rounding may bring a target a hair below the stop that is meant. */
const HAIR = 1e-9;

function nearestBelow(stops: readonly number[], target: number): number {
  let [low, high] = [0, stops.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (stops[middle]! <= target + HAIR) low = middle + 1;
    else high = middle;
  }
  return stops[Math.max(0, low - 1)]!;
}

function merged(stops: readonly number[]): Shot[] {
  const shots: { stop: number; frames: number }[] = [];
  for (const stop of stops) {
    const before = shots.at(-1);
    if (before?.stop === stop) before.frames++;
    else shots.push({ stop, frames: 1 });
  }
  return shots;
}

/** Paces to choose from: what is said of one is a round number. */
export const PACES = [1, 2, 3, 4, 5, 8, 10, 15, 20, 25, 30, 40, 50, 75, 100, 150, 200, 300, 400, 500] as const;

/** So long is what most people watch to its end. */
const USUAL_SECONDS = 6;

/** The pace nearest to a film of six seconds. */
export function usualPace(stops: readonly number[]): number {
  const wanted = Math.max(1, ((stops.at(-1) ?? 0) - (stops[0] ?? 0)) / USUAL_SECONDS);
  const apart = (pace: number) => Math.abs(Math.log(pace / wanted));
  return PACES.reduce((best, pace) => (apart(pace) < apart(best) ? pace : best), PACES[0] as number);
}
