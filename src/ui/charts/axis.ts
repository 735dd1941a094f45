import { scaleLinear, scaleLog } from "d3-scale";
import { raised } from "./format.ts";

export interface Axis {
  readonly domain: readonly [number, number];
  readonly kind?: "linear" | "log";
  readonly label: string;
  /** Where ticks stand; chosen when left out. */
  readonly ticks?: readonly number[];
}

export type Scale = (value: number) => number;

export interface PlacedAxis {
  readonly at: Scale;
  readonly ticks: readonly { readonly value: number; readonly text: string }[];
  /** The value at a place, for what is dragged. */
  readonly valueAt: (place: number) => number;
}

/** An axis laid over a range of pixels. */
export function place(axis: Axis, range: readonly [number, number], count: number): PlacedAxis {
  const scale = axis.kind === "log" ? scaleLog() : scaleLinear();
  scale.domain([...axis.domain]).range([...range]);
  const values = axis.ticks ?? (axis.kind === "log" ? decades(axis.domain, count) : scale.ticks(count));
  return {
    at: (value) => scale(value),
    ticks: values.map((value) => ({ value, text: axis.kind === "log" ? powerText(value) : plainText(value) })),
    valueAt: (at) => scale.invert(at),
  };
}

/** Powers of ten inside a domain, thinned to about `count`. */
export function decades([low, high]: readonly [number, number], count: number): number[] {
  const first = Math.ceil(Math.log10(Math.min(low, high)) - 1e-9);
  const last = Math.floor(Math.log10(Math.max(low, high)) + 1e-9);
  const stride = Math.max(1, Math.ceil((last - first + 1) / Math.max(count, 1)));
  const powers: number[] = [];
  for (let power = last; power >= first; power -= stride) powers.unshift(10 ** power);
  return powers;
}

/** 0.01 … 10000 as they are, further out as powers of ten. */
export function powerText(value: number): string {
  const power = Math.log10(value);
  const whole = Math.round(power);
  if ((value >= 0.01 && value <= 10_000) || Math.abs(power - whole) > 1e-9) return plainText(value);
  return `10${raised(whole)}`;
}

function plainText(value: number): string {
  return String(Number(value.toPrecision(6))).replace("-", "−");
}
