import { describe, expect, test } from "vitest";
import type { InputPicture } from "../../scene/picture.ts";
import type { BitsTerm } from "../../worker/protocol.ts";
import { BitsRecord, boundSoFar, codingCurve, meanTerms, verdictOn } from "./record.ts";
import type { BitsScene } from "./scene.ts";

const picture: InputPicture = { width: 1, height: 1, channels: 3, pixels: new Uint8Array(3) };

function recordOf(pictures: number, sampled: number): BitsRecord {
  const scene: BitsScene = {
    room: "bits",
    pictures: Array.from({ length: pictures }, () => picture),
    steps: "4",
    sampled,
    seed: "0",
    clip: true,
  };
  return new BitsRecord(scene, { T: 4, of: 4, learns: true });
}

/** Bits of t = 4 … 1 are 1, 2, 3, 10, under fixed large twice that; picture 1 has one bit more of each. */
const BITS = [0, 10, 3, 2, 1];
const term = (t: number, picture: number): BitsTerm => {
  const bits = BITS[t]! + picture;
  return { t, picture, fixedSmall: bits, fixedLarge: 2 * bits, learned: bits / 2, epsilonMse: t, x0Mse: t / 4 };
};

describe("every term, from noise on", () => {
  test("before L₀ there is a part and no whole", () => {
    const record = recordOf(1, 0);
    record.add([term(4, 0), term(3, 0)], [0.5]);
    expect(boundSoFar(record, "fixedSmall")).toEqual({
      prior: 0.5,
      middle: 3,
      decoder: null,
      whole: null,
      deviation: 0,
    });
  });

  test("with L₀ it is the exact sum, and its error is 0", () => {
    const record = recordOf(2, 0);
    for (const t of [4, 3, 2, 1]) record.add([term(t, 0), term(t, 1)], [0.5, 0.7]);
    const bound = boundSoFar(record, "fixedSmall")!;
    expect(bound.whole).toMatchObject({ standardError: 0, taken: 4, of: 4 });
    expect(bound.whole!.bits).toBeCloseTo(0.6 + (6 + 9) / 2 + 10.5, 12);
    expect(bound.prior + bound.middle + bound.decoder!).toBeCloseTo(bound.whole!.bits, 12);
    expect(bound.deviation).toBeCloseTo(4.2 / Math.SQRT2, 12);
  });
});

test("sampled terms estimate the whole, with an error", () => {
  const record = recordOf(1, 3);
  record.add([term(1, 0), term(4, 0), term(2, 0)], [0.5]);
  const { whole } = boundSoFar(record, "fixedSmall")!;
  expect(whole!.bits).toBeCloseTo(0.5 + 10 + 3 * 2, 12);
  expect(whole!.standardError).toBeGreaterThan(0);
  expect(record.wanted).toBe(3);
});

test("means are taken at the t that all pictures have", () => {
  const record = recordOf(2, 0);
  record.add([term(4, 0), term(4, 1), term(3, 0)], [0.5, 0.5]);
  expect(meanTerms(record, ({ fixedLarge }) => fixedLarge)).toEqual([{ t: 4, mean: 3, deviation: Math.SQRT2 }]);
  expect(record.taken).toBe(1);
});

test("the curve starts with what x_T costs and falls along x̂₀'s error", () => {
  const record = recordOf(1, 0);
  for (const t of [4, 3, 2, 1]) record.add([term(t, 0)], [0.5]);
  const curve = codingCurve(record, "fixedSmall");
  expect(curve.map(({ t, rate }) => [t, rate])).toEqual([
    [4, 0.5],
    [3, 1.5],
    [2, 3.5],
    [1, 6.5],
  ]);
  expect(curve[0]!.distortion).toBeCloseTo(127.5, 10);
});

test("a verdict in words: a face, a borderline picture, a photograph that costs more than its plain values", () => {
  expect([3.8, 6, 7, 8, 12].map(verdictOn)).toEqual(["familiar", "familiar", "partly", "stranger", "stranger"]);
});
