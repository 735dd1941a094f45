/**
 * The real pictures of a model, as far as distances need them: `node bench/features-real.mjs MODEL FILE` reads pictures
 * (uint8 [N, H, W, C] of the model's size) and writes mean and covariance of their features to src/rooms/bench/real.
 * Portraits for faces-32 come twice as large, as models/train draws them: they are averaged to 32×32, and every other
 * one is mirrored as training did.
 */
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { cloudOf } from "../src/diffusion/feature-distance.ts";
import { fromLevel } from "../src/diffusion/levels.ts";
import { RandomFeatures } from "../src/diffusion/random-features.ts";
import type { RealFile } from "../src/rooms/bench/real.ts";

const fileOf = (model: string) => join(process.cwd(), "src", "rooms", "bench", "real", `${model}.json`);

interface Size {
  readonly channels: number;
  readonly width: number;
  readonly height: number;
}

export function readReal(model: string): RealFile {
  return JSON.parse(readFileSync(fileOf(model), "utf8"));
}

/** @param source in words, for who reads a distance */
export function writeReal(model: string, file: string, source: string): void {
  const { image } = JSON.parse(readFileSync(join(process.cwd(), "models", model, "manifest.json"), "utf8"));
  const [channels, height, width] = [image.channels, image.height, image.width];
  const size = { channels, height, width };
  const features = new RandomFeatures(size);
  const bytes = readFileSync(file);
  const larger = model === "faces-32" ? 2 : 1;
  const each = channels * height * width * larger ** 2;
  const pictures = Math.floor(bytes.length / each);
  const points = Array.from({ length: pictures }, (_, i) =>
    features.of(pictureIn(bytes.subarray(i * each, (i + 1) * each), size, larger, larger > 1 && i % 2 === 1)),
  );
  const rounded = (value: number) => Number(value.toPrecision(9));
  const { mean, covariance } = cloudOf(points);
  const cloud = { mean: mean.map(rounded), covariance: covariance.map((row) => row.map(rounded)) };
  writeFileSync(fileOf(model), `${JSON.stringify({ pictures, source, cloud } satisfies RealFile)}\n`);
}

/** [larger·H, larger·W, C] bytes → [C, H, W] in model range, each value the rounded mean of larger². */
function pictureIn(bytes: Uint8Array, { channels, width, height }: Size, larger: number, mirrored: boolean) {
  const picture = new Float32Array(channels * height * width);
  for (let c = 0; c < channels; c++)
    for (let y = 0; y < height; y++)
      for (let x = 0; x < width; x++) {
        let sum = 0;
        for (let dy = 0; dy < larger; dy++)
          for (let dx = 0; dx < larger; dx++)
            sum += bytes[((larger * y + dy) * larger * width + larger * x + dx) * channels + c]!;
        picture[(c * height + y) * width + (mirrored ? width - 1 - x : x)] = fromLevel(Math.round(sum / larger ** 2));
      }
  return picture;
}
