/** Lines of equal height over a grid (marching squares), on ground that is deeper where it is higher. */
import type { Shade } from "./marks.ts";
import type { Sheet } from "./sheet.ts";

export interface Heights {
  /** Places of a side, which are −reach … reach; rows from the top. */
  readonly side: number;
  readonly reach: number;
  readonly values: Float64Array;
}

/** Pieces of the line at one height, in places: [x, y, x′, y′] each. */
export function lineAt({ side, values }: Pick<Heights, "side" | "values">, height: number): number[] {
  const pieces: number[] = [];
  for (let row = 0; row + 1 < side; row++)
    for (let column = 0; column + 1 < side; column++) {
      const corners = [
        [column, row],
        [column + 1, row],
        [column + 1, row + 1],
        [column, row + 1],
      ] as const;
      // Where the line crosses an edge of the square; in a saddle it crosses all four.
      const crossings = corners.flatMap(([x, y], i) => {
        const [nextX, nextY] = corners[(i + 1) % 4]!;
        const [here, there] = [values[y * side + x]! - height, values[nextY * side + nextX]! - height];
        if (here >= 0 === there >= 0) return [];
        const part = here / (here - there);
        return [x + part * (nextX - x), y + part * (nextY - y)];
      });
      for (let i = 0; i + 3 < crossings.length; i += 4) pieces.push(...crossings.slice(i, i + 4));
    }
  return pieces;
}

/** @param levels rising */
export function contours(
  sheet: Sheet,
  shade: Shade,
  { side, reach, values }: Heights,
  levels: readonly number[],
  colour: string,
): void {
  const { context, x, y } = sheet;
  const at = (place: number) => ((2 * place) / (side - 1) - 1) * reach;
  const [low, high] = [levels[0]!, levels.at(-1)!];
  shade.draw(sheet, colour, (i) => 0.3 * Math.min(1, Math.max(0, (values[i]! - low) / (high - low))));
  context.strokeStyle = colour;
  context.lineWidth = 1.1;
  context.globalAlpha = 0.85;
  context.beginPath();
  for (const level of levels) {
    const pieces = lineAt({ side, values }, level);
    for (let i = 0; i < pieces.length; i += 4) {
      context.moveTo(x(at(pieces[i]!)), y(-at(pieces[i + 1]!)));
      context.lineTo(x(at(pieces[i + 2]!)), y(-at(pieces[i + 3]!)));
    }
  }
  context.stroke();
  context.globalAlpha = 1;
}
