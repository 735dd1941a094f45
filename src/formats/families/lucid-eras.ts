/**
 * The versions of denoising-diffusion-pytorch whose files look alike: the same names and shapes have meant another
 * arithmetic, and only since 1.0 is a version written beside them. By reading its releases.
 */
import type { Names } from "../names.ts";
import type { Era } from "./family.ts";

const PLAIN: Era = { cosine: null, dividedByPixels: false, standardised: false };

/** By versions, as a person reads them. */
export const ERAS: Readonly<Record<string, Era>> = {
  "… 0.25": PLAIN,
  "0.26.0 … 0.26.3": { ...PLAIN, cosine: 16 },
  "0.26.4": { ...PLAIN, cosine: 16, dividedByPixels: true },
  "0.26.5 … 0.27.3": { ...PLAIN, cosine: 16, dividedByPixels: true },
  "0.27.4 … 0.27.12": { cosine: 10, dividedByPixels: true, standardised: true },
  "0.28 … 0.32": { cosine: null, dividedByPixels: true, standardised: true },
  "1.0 … 1.6": { cosine: null, dividedByPixels: true, standardised: true },
  "1.7 …": PLAIN,
};

/** Those that the names leave, the one that most files are of first. */
export function erasOf(names: Names): readonly [string, ...string[]] {
  // Residual(PreNorm(attention)): since 1.7 the norm is the attention's own.
  const attention = names.under("mid_attn.fn");
  if (!attention.any) return ["1.7 …"];
  if (attention.has("norm.b")) {
    return remembersTwice(names) ? ["… 0.25", "0.26.0 … 0.26.3", "0.26.4"] : ["… 0.25"];
  }
  // Pixels side by side in the channels, where before a convolution took every second.
  if (names.has("downs.0.3.1.weight")) return ["1.0 … 1.6"];
  return ["0.28 … 0.32", "0.27.4 … 0.27.12", "0.26.5 … 0.27.3"];
}

/** Up to 0.22 each level is remembered once, since then after each of its two blocks. */
export function remembersTwice(names: Names): boolean {
  const [outputs, inputs] = names.get("ups.0.1.block1.proj.weight").shape;
  return inputs !== outputs;
}
