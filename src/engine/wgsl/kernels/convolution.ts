/** A sum of convolutions, in the tile that was the fastest here, or else the one that suits any GPU. */
import type { Dispatch } from "../lower/dispatch.ts";
import type { Target } from "../lower/target.ts";
import { isHalf, padded, type View } from "../lower/view.ts";
import type { Convolution } from "../network.ts";
import { broughtBy } from "./brought.ts";
import { direct } from "./direct.ts";
import { phasesOf } from "./filters.ts";
import type { Out } from "./planes.ts";
import { memoryOf, staged } from "./staged.ts";
import { type Area, isStaged, type Tile, threadsOf, tileFor, tilesBeside } from "./tiles.ts";

/**
 * @param inputs [C, H, W], channels in fours @param added [O, H, W] or [O, 1, 1], channels in fours
 * @param out [O, H, W]
 */
export function convolved(
  op: Convolution,
  inputs: readonly View[],
  added: readonly View[],
  out: Out,
  target: Target,
): Dispatch {
  const area = areaOf(op, out);
  const shape = shapeOf(op, added, out);
  const known = target.wayOf(shape);
  const tile = known && "pixels" in known ? known : tileFor(area, target.workgroups);
  const made = isStaged(tile) ? staged(op, inputs, added, out, area, tile) : direct(op, inputs, added, out, area, tile);
  const fits = (other: Tile) =>
    !isStaged(other) || (memoryOf(op, other) <= target.memory && threadsOf(other) <= target.threads);
  return {
    ...made,
    tiled: {
      shape,
      way: tile,
      beside: () => tilesBeside(area, tile).filter(fits),
      brought: (other) => ("pixels" in other ? broughtBy(op, area, other) : null),
      as: (other) => convolved(op, inputs, added, out, { ...target, wayOf: () => other }),
    },
  };
}

/** What is walked: with an enlarged input, the pixels of the small one, each once for every phase. */
function areaOf(op: Convolution, { shape }: Out): Area {
  const [outputs, height, width] = shape as [number, number, number];
  const phases = phasesOf(op);
  const scale = phases > 1 ? 2 : 1;
  return { columns: width / scale, rows: height / scale, phases, fours: padded(outputs) / 4 };
}

/** All that a time may depend on. */
function shapeOf({ segments }: Convolution, added: readonly View[], out: Out): string {
  const parts = segments.map(
    ({ weight, stride, upsampled }) => `${weight.shape.join("×")}/${stride}${upsampled ? "↑" : ""}`,
  );
  const more = added.filter(({ shape }) => shape[1] === out.shape[1]).length;
  return `${parts.join(" + ")} + ${more} → ${out.shape.join("×")}${isHalf(out.tensor) ? " f16" : ""}`;
}
