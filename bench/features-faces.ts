/**
 * The reference cloud: `node bench/features-faces.mjs FILE` reads facesjs portraits as
 * models/train draws them (uint8 RGB, 64×64, one after another), averages them to 32×32, mirrors
 * every other one as training did, and writes mean and covariance of their features.
 */
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { features } from "./features.ts";
import { type Cloud, cloudOf } from "./features-distance.ts";
import { CHANNELS, D, SIZE } from "./quality-network.ts";

const file = join(process.cwd(), "bench", "features-faces.json");

export interface ReferenceFaces {
  readonly pictures: number;
  readonly source: string;
  readonly cloud: Cloud;
}

export function readReferenceFaces(): ReferenceFaces {
  return JSON.parse(readFileSync(file, "utf8"));
}

/** @param source in words, for the results */
export function writeReferenceFaces(drawn: string, source: string): void {
  const bytes = readFileSync(drawn);
  const each = CHANNELS * (2 * SIZE) ** 2;
  const pictures = Math.floor(bytes.length / each);
  const points = Array.from({ length: pictures }, (_, i) =>
    features(halved(bytes.subarray(i * each, (i + 1) * each), i % 2 === 1)),
  );
  const rounded = (value: number) => Number(value.toPrecision(9));
  const { mean, covariance } = cloudOf(points);
  const cloud = { mean: mean.map(rounded), covariance: covariance.map((row) => row.map(rounded)) };
  writeFileSync(file, `${JSON.stringify({ pictures, source, cloud } satisfies ReferenceFaces)}\n`);
}

/** [64, 64, 3] bytes → [3, 32, 32] in model range, each value the rounded mean of four. */
function halved(bytes: Uint8Array, mirrored: boolean): Float32Array {
  const picture = new Float32Array(D);
  for (let c = 0; c < CHANNELS; c++)
    for (let y = 0; y < SIZE; y++)
      for (let x = 0; x < SIZE; x++) {
        const at = (dy: number, dx: number) => bytes[((2 * y + dy) * 2 * SIZE + 2 * x + dx) * CHANNELS + c]!;
        const level = Math.round((at(0, 0) + at(0, 1) + at(1, 0) + at(1, 1)) / 4);
        picture[(c * SIZE + y) * SIZE + (mirrored ? SIZE - 1 - x : x)] = level / 127.5 - 1;
      }
  return picture;
}
