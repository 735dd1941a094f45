/** What each plane shows at t, as functions that a Plane draws with. */
import { exactDenoiser, networkDenoiser, type Paths } from "../learn/cloud.ts";
import { T } from "../learn/objective.ts";
import type { Scenery } from "../scenery.ts";
import { ARROWS, arrows, bases, cloudAt, densityShade, points, trails } from "./marks.ts";
import type { Sheet } from "./sheet.ts";

export type Painter = (sheet: Sheet, t: number) => void;

/** The data on their way into noise. */
export function forward(scenery: Scenery): Painter {
  return (sheet, t) => points(sheet, scenery.noisedTo(t), sheet.palette.ink);
}

/** Points on their way from noise. */
export function reverse(paths: Paths | null, { withTrails = false } = {}): Painter {
  return (sheet, t) => {
    if (!paths) return;
    if (withTrails) trails(sheet, paths, t, sheet.palette.quiet);
    points(sheet, cloudAt(paths, t), sheet.palette.accent);
  };
}

/** From where a point is to where the picture is thought to be: the exact guess, wide, and the network's over it. */
export function field({ task, targets, embeddings, alphaBarAt }: Scenery, weights: Float64Array | null): Painter {
  const shade = densityShade(task.dots);
  const { alphasCumprod } = targets.schedule;
  const exact = exactDenoiser(task.dots, alphasCumprod);
  const network = weights && networkDenoiser(weights, embeddings, ARROWS);
  const guess = new Float32Array(2 * ARROWS);
  return (sheet, t) => {
    const { palette, reach } = sheet;
    const timestep = Math.min(T, Math.max(1, Math.round(t))) - 1;
    shade(sheet, alphaBarAt(t));
    const from = bases(reach);
    exact(from, timestep, guess);
    sheet.context.globalAlpha = 0.55;
    arrows(sheet, from, guess, { colour: palette.quiet, width: 3.5 });
    sheet.context.globalAlpha = 1;
    if (!network) return;
    network(from, timestep, guess);
    const [fromX, fromM] = [targets.fromX[timestep]!, targets.fromM[timestep]!];
    guess.forEach((m, i) => {
      guess[i] = fromX * from[i]! + fromM * m;
    });
    arrows(sheet, from, guess, { colour: palette.accent, width: 1.2 });
  };
}
