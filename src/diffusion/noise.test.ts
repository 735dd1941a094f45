import fc from "fast-check";
import { expect, test } from "vitest";
import { normals, STREAM, type Stream, streamWord } from "./noise.ts";
import { philox } from "./philox.ts";
import { seedOf } from "./seed.ts";
import { normalCdf } from "./testing/normal.ts";
import { report } from "./testing/report.ts";

const COUNT = 1_000_000;
const address = { seed: seedOf("20200619"), image: 3, branch: 5 };
const draws = normals(new Float32Array(COUNT), address, "step", 999);

/** Prints how far `measured` is from `expected` in standard errors, and holds it to five of them. */
function within5(name: string, measured: number, expected: number, error: number) {
  const largest = Math.abs(measured - expected) / error;
  report({ group: `noise: ${name}, standard errors`, count: COUNT, largest, tolerance: 5 });
  expect(largest).toBeLessThan(5);
}

type Two = readonly [number, number];
type Four = readonly [number, number, number, number];

/** Counter, key and words, as published with the Random123 library in its file of known answers. */
const known: readonly (readonly [Four, Two, Four])[] = [
  [
    [0, 0, 0, 0],
    [0, 0],
    [0x6627e8d5, 0xe169c58d, 0xbc57ac4c, 0x9b00dbd8],
  ],
  [
    [0xffffffff, 0xffffffff, 0xffffffff, 0xffffffff],
    [0xffffffff, 0xffffffff],
    [0x408f276d, 0x41c83b0e, 0xa20bc7c6, 0x6d5451fd],
  ],
  [
    [0x243f6a88, 0x85a308d3, 0x13198a2e, 0x03707344],
    [0xa4093822, 0x299f31d0],
    [0xd16cfe09, 0x94fdcceb, 0x5001e420, 0x24126ea1],
  ],
];

test("Philox4x32-10 gives the published answers", () => {
  const out = new Uint32Array(4);
  for (const [counter, key, words] of known) {
    philox(out, ...counter, ...key);
    expect([...out]).toEqual(words);
  }
});

test("moments are a unit normal's", () => {
  const moment = (n: number) => draws.reduce((sum, z) => sum + z ** n, 0) / COUNT;
  // Var(zⁿ) = E z²ⁿ − (E zⁿ)²: 1, 2, 15, 96 for n = 1 … 4.
  within5("mean", moment(1), 0, Math.sqrt(1 / COUNT));
  within5("variance", moment(2), 1, Math.sqrt(2 / COUNT));
  within5("third moment", moment(3), 0, Math.sqrt(15 / COUNT));
  within5("kurtosis", moment(4), 3, Math.sqrt(96 / COUNT));
});

test.each([2, 3, 4.2])("as much lies beyond ±%f as in a normal", (edge) => {
  const p = 2 * normalCdf(-edge);
  const beyond = draws.reduce((n, z) => n + (Math.abs(z) > edge ? 1 : 0), 0);
  within5(`tails beyond ${edge}`, beyond / COUNT, p, Math.sqrt((p * (1 - p)) / COUNT));
});

test("Kolmogorov–Smirnov against the normal", () => {
  const sorted = draws.slice().sort();
  let largest = 0;
  sorted.forEach((z, i) => {
    const p = normalCdf(z);
    largest = Math.max(largest, p - i / COUNT, (i + 1) / COUNT - p);
  });
  // 1.95/√n is the 0.1 % point.
  const tolerance = 1.95 / Math.sqrt(COUNT);
  report({ group: "noise: Kolmogorov–Smirnov distance", count: COUNT, largest, tolerance });
  expect(largest).toBeLessThan(tolerance);
});

test("neighbours, streams, steps, images, branches and seeds are uncorrelated", () => {
  const correlation = (a: Float32Array, b: Float32Array) => a.reduce((sum, z, i) => sum + z * b[i]!, 0) / a.length;
  const first = draws.subarray(0, 100_000);
  const other = (change: Partial<typeof address>, stream: Stream = "step", index = 999) =>
    normals(new Float32Array(first.length), { ...address, ...change }, stream, index);
  const others = [
    draws.subarray(1, 100_001),
    other({}, "initial"),
    other({}, "step", 998),
    other({ image: 4 }),
    other({ branch: 6 }),
    other({ seed: seedOf("20200620") }),
  ];
  for (const noise of others) expect(Math.abs(correlation(first, noise))).toBeLessThan(5 / Math.sqrt(first.length));
});

test("an address draws the same values, whatever the length", () => {
  const short = normals(new Float32Array(10), address, "step", 999);
  expect([...short]).toEqual([...draws.subarray(0, 10)]);
  // Pinned: these must never change, or old links replay other pictures.
  expect([...short.subarray(0, 4)]).toEqual([
    0.27087974548339844, -1.0953561067581177, 0.3270410895347595, 1.0922950506210327,
  ]);
});

test("streams and branches share one word without meeting", () => {
  const words = Object.keys(STREAM).flatMap((s) => [0, 1, 2 ** 24 - 1].map((b) => streamWord(s as Stream, b)));
  expect(new Set(words).size).toBe(12);
  expect(() => streamWord("step", 2 ** 24)).toThrow("invalid branch: 16777216");
});

test("a decimal seed is two words", () => {
  fc.assert(
    fc.property(fc.bigInt({ min: 0n, max: 2n ** 64n - 1n }), (seed) => {
      const [low, high] = seedOf(String(seed));
      expect(BigInt(low) + (BigInt(high) << 32n)).toBe(seed);
    }),
  );
  for (const bad of ["", "-1", "1.5", "0x10", "18446744073709551616"]) expect(() => seedOf(bad)).toThrow(`"${bad}"`);
});
