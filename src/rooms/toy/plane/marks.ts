/** What the planes draw: points, the density that they are of, the way they came, and which way they should go. */

import type { Paths } from "../learn/cloud.ts";
import { noPosterior, posteriorAt } from "../learn/exact.ts";
import type { Dots } from "../learn/sets.ts";
import type { Sheet } from "./sheet.ts";

/** @param cloud [N, 2] */
export function points({ context, side, x, y }: Sheet, cloud: ArrayLike<number>, colour: string): void {
  const radius = Math.max(1.1, side / 220);
  context.fillStyle = colour;
  context.globalAlpha = 0.75;
  context.beginPath();
  for (let i = 0; i < cloud.length; i += 2) {
    const [px, py] = [x(cloud[i]!), y(cloud[i + 1]!)];
    context.moveTo(px + radius, py);
    context.arc(px, py, radius, 0, 2 * Math.PI);
  }
  context.fill();
  context.globalAlpha = 1;
}

/** Where the points of a chain are at t, between the moments that were kept. */
export function cloudAt({ times, clouds }: Paths, t: number): Float32Array {
  const after = times.findIndex((time) => time <= t);
  const [from, to] = [clouds[Math.max(0, after - 1)]!, clouds[after < 0 ? clouds.length - 1 : after]!];
  if (after <= 0) return to;
  const part = (times[after - 1]! - t) / (times[after - 1]! - times[after]!);
  return from.map((value, i) => value + part * (to[i]! - value));
}

/** How many points have a trail, evenly among them. */
const TRAILS = 10;

/** The way that some of the points have come up to t. */
export function trails({ context, x, y }: Sheet, paths: Paths, t: number, colour: string): void {
  const now = cloudAt(paths, t);
  const passed = paths.clouds.filter((_, i) => paths.times[i]! > t);
  const stride = 2 * Math.max(1, Math.floor(now.length / 2 / TRAILS));
  context.strokeStyle = colour;
  context.globalAlpha = 0.6;
  context.lineWidth = 1;
  context.beginPath();
  for (let i = 0; i < now.length; i += stride) {
    [...passed, now].forEach((cloud, k) => {
      if (k === 0) context.moveTo(x(cloud[i]!), y(cloud[i + 1]!));
      else context.lineTo(x(cloud[i]!), y(cloud[i + 1]!));
    });
  }
  context.stroke();
  context.globalAlpha = 1;
}

/** Ground that is deeper where values are higher, smooth between them. */
export class Shade {
  readonly #small: OffscreenCanvas;
  readonly side: number;

  /** @param side values of a side */
  constructor(side: number) {
    this.side = side;
    this.#small = new OffscreenCanvas(side, side);
  }

  /** @param depth of each value, 0 … 1, rows from the top; together they are as large as the sheet */
  draw({ context, side }: Sheet, colour: string, depth: (index: number) => number): void {
    const small = this.#small.getContext("2d");
    if (!small) return;
    const image = new ImageData(this.side, this.side);
    for (let i = 0; i < this.side ** 2; i++) image.data[4 * i + 3] = 255 * depth(i);
    small.globalCompositeOperation = "source-over";
    small.putImageData(image, 0, 0);
    small.globalCompositeOperation = "source-in";
    small.fillStyle = colour;
    small.fillRect(0, 0, this.side, this.side);
    context.imageSmoothingQuality = "high";
    context.drawImage(this.#small, 0, 0, side, side);
  }
}

/** Values of a side of the density's shade. */
const GRAIN = 44;

/** Draws q(x_t) of some data, at any t. */
export function densityShade(dots: Dots): (sheet: Sheet, alphaBar: number) => void {
  const shade = new Shade(GRAIN);
  const found = noPosterior();
  const values = new Float64Array(GRAIN * GRAIN);
  return (sheet, alphaBar) => {
    const at = (i: number) => (((i + 0.5) / GRAIN) * 2 - 1) * sheet.reach;
    values.forEach((_, i) => {
      posteriorAt(dots, alphaBar, at(i % GRAIN), -at(Math.floor(i / GRAIN)), found);
      values[i] = Math.exp(found.logDensity);
    });
    const most = values.reduce((top, value) => Math.max(top, value), 0);
    shade.draw(sheet, sheet.palette.ink, (i) => 0.27 * Math.sqrt(values[i]! / most));
  };
}

/** Arrows of a side of a field: their product is a multiple of 4, which networks take. */
const ACROSS = 18;
export const ARROWS = ACROSS * ACROSS;

/** Where the arrows of a field begin, [ARROWS, 2]. */
export function bases(reach: number): Float32Array {
  return Float32Array.from({ length: 2 * ARROWS }, (_, i) => {
    const arrow = i >> 1;
    const place = i % 2 === 0 ? arrow % ACROSS : Math.floor(arrow / ACROSS);
    return (((place + 0.5) / ACROSS) * 2 - 1) * reach;
  });
}

/** An arrow from each base towards where it points; the further that is the longer, up to the next base. */
export function arrows(
  { context, side, reach, x, y }: Sheet,
  from: Float32Array,
  to: Float32Array,
  { colour, width }: { readonly colour: string; readonly width: number },
): void {
  const most = (0.88 * side) / ACROSS;
  context.strokeStyle = colour;
  context.lineWidth = width;
  context.lineCap = "round";
  context.beginPath();
  for (let i = 0; i < from.length; i += 2) {
    const [bx, by] = [x(from[i]!), y(from[i + 1]!)];
    const [dx, dy] = [x(to[i]!) - bx, y(to[i + 1]!) - by];
    const distance = Math.hypot(dx, dy);
    if (!(distance > 0)) continue;
    const length = most * Math.tanh((2.2 * distance * reach) / side);
    const [ux, uy] = [dx / distance, dy / distance];
    const [tx, ty] = [bx + ux * length, by + uy * length];
    const head = Math.min(3.5, length / 2);
    context.moveTo(bx, by);
    context.lineTo(tx, ty);
    context.moveTo(tx - head * (ux + 0.6 * uy), ty - head * (uy - 0.6 * ux));
    context.lineTo(tx, ty);
    context.lineTo(tx - head * (ux - 0.6 * uy), ty - head * (uy + 0.6 * ux));
  }
  context.stroke();
}
