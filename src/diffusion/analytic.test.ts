import { expect, test } from "vitest";
import { gaussianDenoiser, mixtureDenoiser, type WeightedNormal } from "./analytic.ts";

const close = (actual: ArrayLike<number>, expected: ArrayLike<number>, digits: number) => {
  expect(actual).toHaveLength(expected.length);
  for (let i = 0; i < expected.length; i++) expect(actual[i]).toBeCloseTo(expected[i]!, digits);
};

test("for one normal it is the straight line of the textbook", () => {
  const denoiser = gaussianDenoiser({ mean: [0.2], covariance: [0.09] });
  const alphaBar = 0.3;
  const x = 1.7;
  const expected = (Math.sqrt(1 - alphaBar) * (x - Math.sqrt(alphaBar) * 0.2)) / (alphaBar * 0.09 + 1 - alphaBar);
  close(denoiser([x], alphaBar), [expected], 14);
});

test("a diagonal is the same as the full matrix it stands for", () => {
  const diagonal = gaussianDenoiser({ mean: [0.2, -1], covariance: [0.09, 2] });
  const full = gaussianDenoiser({
    mean: [0.2, -1],
    covariance: [
      [0.09, 0],
      [0, 2],
    ],
  });
  close(diagonal([0.4, 3], 0.7), full([0.4, 3], 0.7), 14);
});

test("for a mixture it is −√(1−ᾱ) times the score, by differences of the log density", () => {
  const mixture: WeightedNormal[] = [
    { weight: 1, mean: [-0.6, 0.1], covariance: [0.04, 0.3] },
    {
      weight: 3,
      mean: [0.5, 0.2],
      covariance: [
        [0.2, 0.1],
        [0.1, 0.15],
      ],
    },
  ];
  const alphaBar = 0.6;
  const logDensity = ([x, y]: readonly [number, number]) =>
    Math.log(
      mixture.reduce((density, { weight, mean, covariance }) => {
        const [a, b, c] =
          typeof covariance[0] === "number"
            ? [covariance[0], 0, covariance[1] as number]
            : [covariance[0]![0]!, covariance[0]![1]!, (covariance[1] as number[])[1]!];
        const [p, q, r] = [alphaBar * a + 1 - alphaBar, alphaBar * b, alphaBar * c + 1 - alphaBar];
        const [dx, dy] = [x - Math.sqrt(alphaBar) * mean[0]!, y - Math.sqrt(alphaBar) * mean[1]!];
        const determinant = p * r - q * q;
        const distance = (r * dx * dx - 2 * q * dx * dy + p * dy * dy) / determinant;
        return density + (weight / Math.sqrt(determinant)) * Math.exp(-0.5 * distance);
      }, 0),
    );
  const h = 1e-5;
  for (const [x, y] of [
    [0, 0],
    [-0.7, 0.4],
    [2, -1],
  ] as const) {
    const score = [
      (logDensity([x + h, y]) - logDensity([x - h, y])) / (2 * h),
      (logDensity([x, y + h]) - logDensity([x, y - h])) / (2 * h),
    ];
    close(
      mixtureDenoiser(mixture)([x, y], alphaBar),
      score.map((value) => -Math.sqrt(1 - alphaBar) * value),
      8,
    );
  }
});

test("a mixture whose components all lie far away is still finite", () => {
  const denoiser = mixtureDenoiser([
    { weight: 1, mean: [-1], covariance: [1e-6] },
    { weight: 1, mean: [1], covariance: [1e-6] },
  ]);
  for (const alphaBar of [0.5, 0.999, 0.9999999]) expect(denoiser([50], alphaBar)[0]).toBeGreaterThan(0);
});

test("a covariance that is none is refused with its pivot", () => {
  const denoiser = gaussianDenoiser({
    mean: [0, 0],
    covariance: [
      [1, 2],
      [2, 1],
    ],
  });
  expect(() => denoiser([0, 0], 0.9)).toThrow(/pivot 1 is -/);
});
