import { useMemo } from "react";
import { density, MIXTURE, noised } from "../toy/mixture.ts";
import { alphaBarAt, type ScheduleName, scheduleNamed } from "../toy/schedules.ts";

const COLUMNS = 160;
const ROWS = 130;

/**
 * The density of q(x_t), t from T at the left to 0 at the right, as the opacity of an image: a CSS
 * mask, so that the colour comes from the tokens and follows the theme.
 */
export function useDensityMask(schedule: ScheduleName, T: number, reach: readonly [number, number]): string {
  return useMemo(() => {
    const canvas = document.createElement("canvas");
    canvas.width = COLUMNS;
    canvas.height = ROWS;
    const context = canvas.getContext("2d");
    if (!context) return "none";
    const image = new ImageData(COLUMNS, ROWS);
    for (let column = 0; column < COLUMNS; column++) {
      const t = Math.round(T * (1 - column / (COLUMNS - 1)));
      const bumps = noised(MIXTURE, alphaBarAt(scheduleNamed(schedule, T), t));
      for (let row = 0; row < ROWS; row++) {
        const x = reach[1] - ((row + 0.5) * (reach[1] - reach[0])) / ROWS;
        // The root brings out the thin parts; the data's peaks are ten times the noise's.
        image.data[(row * COLUMNS + column) * 4 + 3] = 255 * Math.min(1, Math.sqrt(density(bumps, x) / 1.6));
      }
    }
    context.putImageData(image, 0, 0);
    return `url(${canvas.toDataURL()})`;
  }, [schedule, T, reach]);
}
