/** Numbers as the figures show them: a true minus, and powers of ten where zeros would hide the digits. */
import { writeNumber } from "../../i18n/number.ts";

export function fixed(value: number, digits: number): string {
  const text = value.toFixed(digits);
  return (Number(text) === 0 ? text.replace("-", "") : text).replace("-", "−");
}

/** Three digits that count: 0.0123, 4.04×10⁻⁵, 75,000. */
export function short(value: number): string {
  if (value === 0) return "0";
  const size = Math.abs(value);
  if (!Number.isFinite(value)) return "∞";
  if (size >= 0.001 && size < 1000) return fixed(value, Math.min(5, Math.max(0, 2 - Math.floor(Math.log10(size)))));
  if (size >= 1000 && size < 1e6) return writeNumber("en", Math.round(value)).replace("-", "−");
  const power = Math.floor(Math.log10(size));
  return `${fixed(value / 10 ** power, 2)}×10${raised(power)}`;
}

/** A power as it stands beside its base: −5 is ⁻⁵. */
export function raised(power: number): string {
  const digits = [...String(Math.abs(power))].map((digit) => "⁰¹²³⁴⁵⁶⁷⁸⁹"[Number(digit)]).join("");
  return `${power < 0 ? "⁻" : ""}${digits}`;
}
