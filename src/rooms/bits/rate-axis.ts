/** The axis of the rate in figure 5: by powers of ten, for most steps cost next to nothing and bring most of the picture. */

/** Bits/dim. The first thousandths already bring large shapes back: even steps would leave them on the axis. */
const LEAST_RATE = 0.001;

interface RateAxis {
  readonly kind: "log";
  readonly domain: readonly [number, number];
}

export function rateAxis(rates: readonly number[]): RateAxis {
  return { kind: "log", domain: [LEAST_RATE, Math.max(1, ...rates)] };
}

/** Whether a point of this rate has a place on it. */
export const isOnAxis = ({ rate }: { readonly rate: number }): boolean => rate >= LEAST_RATE;
