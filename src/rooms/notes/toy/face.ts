/**
 * A few small faces drawn by formula, 32×32 in colour, as something to noise, blur and mix that is
 * there before any model or file is.
 */
import { fromLevel } from "../../../diffusion/levels.ts";

type Colour = readonly [red: number, green: number, blue: number];

interface Face {
  readonly skin: Colour;
  readonly hair: Colour;
  readonly shirt: Colour;
  readonly wall: Colour;
  /** How far each eye is from the middle. */
  readonly eyes: number;
  /** > 0 smiles, < 0 does not. */
  readonly smile: number;
  /** How low the hair comes on the forehead. */
  readonly fringe: number;
  readonly long: boolean;
}

export const FACE_SIZE = 32;
export const FACE_VALUES = FACE_SIZE * FACE_SIZE * 3;

const FACES: readonly Face[] = [
  {
    skin: [241, 194, 158],
    hair: [74, 44, 28],
    shirt: [196, 72, 54],
    wall: [222, 230, 236],
    eyes: 0.22,
    smile: 0.9,
    fringe: -0.28,
    long: true,
  },
  {
    skin: [141, 92, 64],
    hair: [24, 20, 22],
    shirt: [236, 190, 76],
    wall: [204, 226, 214],
    eyes: 0.24,
    smile: 0.5,
    fringe: -0.4,
    long: false,
  },
  {
    skin: [250, 220, 196],
    hair: [206, 120, 48],
    shirt: [60, 110, 168],
    wall: [240, 228, 206],
    eyes: 0.2,
    smile: -0.5,
    fringe: -0.18,
    long: false,
  },
  {
    skin: [224, 172, 128],
    hair: [38, 34, 48],
    shirt: [96, 150, 108],
    wall: [226, 214, 232],
    eyes: 0.25,
    smile: 0.2,
    fringe: -0.34,
    long: true,
  },
  {
    skin: [92, 58, 42],
    hair: [146, 146, 150],
    shirt: [232, 232, 228],
    wall: [188, 208, 228],
    eyes: 0.23,
    smile: -0.2,
    fringe: -0.5,
    long: false,
  },
  {
    skin: [234, 186, 150],
    hair: [232, 206, 128],
    shirt: [128, 84, 150],
    wall: [214, 220, 204],
    eyes: 0.21,
    smile: 1.2,
    fringe: -0.22,
    long: true,
  },
];

export const FACE_COUNT = FACES.length;

const INK: Colour = [44, 32, 34];
const LIP: Colour = [158, 62, 62];
const SAMPLES = 4;

const painted = new Map<number, Float32Array>();

/** Face `index` as [H, W, C] in model range, −1 … 1; 0 ≤ index < FACE_COUNT. Not to be written to. */
export function face(index: number): Float32Array {
  let values = painted.get(index);
  if (!values) {
    values = paint(FACES[index % FACE_COUNT]!);
    painted.set(index, values);
  }
  return values;
}

function paint(features: Face): Float32Array {
  const values = new Float32Array(FACE_VALUES);
  for (let pixel = 0; pixel < FACE_SIZE ** 2; pixel++)
    for (let sample = 0; sample < SAMPLES ** 2; sample++) {
      const x = (pixel % FACE_SIZE) + ((sample % SAMPLES) + 0.5) / SAMPLES;
      const y = Math.floor(pixel / FACE_SIZE) + (Math.floor(sample / SAMPLES) + 0.5) / SAMPLES;
      const colour = colourAt(features, (2 * x) / FACE_SIZE - 1, (2 * y) / FACE_SIZE - 1);
      for (let c = 0; c < 3; c++) values[pixel * 3 + c]! += fromLevel(colour[c]!) / SAMPLES ** 2;
    }
  return values;
}

/** The topmost layer at (u, v), both −1 … 1, v downwards. */
function colourAt({ skin, hair, shirt, wall, eyes, smile, fringe, long }: Face, u: number, v: number): Colour {
  const side = Math.abs(u);
  const inHead = ellipse(u, v - 0.02, 0.5, 0.64);
  if (Math.abs(v - 0.38 - smile * (0.07 - 1.4 * u * u)) < 0.04 && side < 0.24) return LIP;
  if (ellipse(side - eyes, v - 0.02, 0.075, 0.09)) return INK;
  if (Math.abs(v + 0.16 - 0.25 * (side - eyes)) < 0.03 && Math.abs(side - eyes) < 0.13) return hair;
  if (ellipse(u, v - 0.18, 0.05, 0.09)) return shade(skin, 0.86);
  if (inHead && v < fringe + 0.22 * side) return hair;
  if (inHead || ellipse(side - 0.5, v - 0.06, 0.09, 0.13)) return skin;
  if (ellipse(u, v + 0.08, 0.62, 0.72) && (v < -0.05 || (long && v < 0.62))) return hair;
  if (long && side < 0.6 && side > 0.3 && v > 0 && v < 0.66) return hair;
  if (side < 0.19 && v > 0.5 && v < 0.84) return shade(skin, 0.82);
  if (ellipse(u, v - 1.15, 0.84, 0.46)) return shirt;
  return wall;
}

function ellipse(u: number, v: number, a: number, b: number): boolean {
  return (u / a) ** 2 + (v / b) ** 2 < 1;
}

function shade([red, green, blue]: Colour, by: number): Colour {
  return [red * by, green * by, blue * by];
}
