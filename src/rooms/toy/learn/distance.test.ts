import { expect, test } from "vitest";
import { normals } from "../../../diffusion/noise.ts";
import { chanceOf, kernelDistance } from "./distance.ts";
import { dotsOf, drawsOf } from "./sets.ts";

test("draws of the data are at no distance but chance's; others are", () => {
  const rings = dotsOf("rings");
  const chance = chanceOf(rings, 1000);
  expect(chance).toBeGreaterThan(0);
  expect(chance).toBeLessThan(0.03);
  for (const seed of [1, 2, 3]) expect(kernelDistance(drawsOf(rings, 1000, [seed, 0]), rings)).toBeLessThan(0.04);
  expect(kernelDistance(drawsOf(dotsOf("moons"), 1000, [1, 0]), rings)).toBeGreaterThan(0.15);
  const noise = normals(new Float32Array(2000), { seed: [4, 0], image: 0, branch: 0 }, "initial", 0);
  expect(kernelDistance(noise, rings)).toBeGreaterThan(0.15);
});

test("the data's part is that of very many draws", () => {
  const dots = { middles: Float64Array.of(-0.5, 0, 0.5, 0.2), deviation: 0.1 };
  const cloud = Float32Array.of(0, 0, 0.4, 0.1, -0.6, 0.3);
  const many = drawsOf(dots, 3000, [9, 0]);
  const kernel = (a: Float32Array, i: number, b: Float32Array, j: number) =>
    Math.exp(-((a[2 * i]! - b[2 * j]!) ** 2 + (a[2 * i + 1]! - b[2 * j + 1]!) ** 2) / (2 * 0.15 ** 2));
  const mean = (a: Float32Array, b: Float32Array, own: boolean) => {
    let sum = 0;
    for (let i = 0; i < a.length / 2; i++)
      for (let j = 0; j < b.length / 2; j++) if (!own || i !== j) sum += kernel(a, i, b, j);
    return sum / ((a.length / 2) * (b.length / 2 - (own ? 1 : 0)));
  };
  const drawn = mean(cloud, cloud, true) - 2 * mean(cloud, many, false) + mean(many, many, true);
  expect(kernelDistance(cloud, dots) ** 2).toBeCloseTo(drawn, 2);
});
