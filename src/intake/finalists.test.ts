import { expect, test, vi } from "vitest";
import { candidate } from "../doctor/hypotheses.ts";
import { deadLeaves } from "../doctor/pictures.ts";
import { randomNetwork, stranger, way } from "../doctor/testing/disguise.ts";
import { assumed, INDEX, type Range } from "../formats/process/told.ts";
import { finalistsOf } from "./finalists.ts";

const PICTURE = [1, 8, 8] as const;

/** Says of any x what makes the same picture of it, whose levels are of a range. */
const makes = (picture: Float32Array, [black, white]: Range) =>
  way("made", async (x) => x.map((_, i) => black + ((picture[i % picture.length]! + 1) / 2) * (white - black)));

test("each that was not told apart has four pictures, in the levels of its own range, and says what it is", async () => {
  const [leaves] = deadLeaves(PICTURE);
  const range: Range = [0, 1];
  const patient = stranger(PICTURE, [makes(leaves!, range), way("random", await randomNetwork(PICTURE, 0))]);
  const [made, random] = patient.ways;
  const cosine = candidate(1000, { kind: "cosine" }, INDEX);
  const linear = candidate(4000, { kind: "linear", beta_start: 1e-4, beta_end: 0.02 }, { scale: 1 / 4000, shift: 0 });
  const told = { ...patient.told, way: assumed("made", ""), range: assumed(range, ""), evaluations: 150 };
  const finalists = [
    { way: made, candidate: cosine, prediction: "sample" as const },
    { way: random!, candidate: linear, prediction: "sample" as const },
  ];
  const progress = vi.fn();
  const found = await finalistsOf(patient, { ...told, confirmed: true, finalists }, (name) => ({ heads: name }), {
    progress,
  });
  expect(found.map(({ said, pictures }) => [said, pictures.length])).toEqual([
    [{ T: "1000", schedule: "cosine", prediction: "sample", timestep: "t", heads: "made" }, 4],
    [{ T: "4000", schedule: "linear 0.1/T … 20/T", prediction: "sample", timestep: "t / T", heads: "random" }, 4],
  ]);
  const [first] = found[0]!.pictures;
  for (const [i, value] of leaves!.entries()) expect(Math.abs(first![4 * i]! - 127.5 * (value + 1))).toBeLessThan(1);

  expect(progress.mock.calls.map(([done]) => done)).toEqual(Array.from({ length: 40 }, (_, i) => i + 1));
  expect(progress).toHaveBeenLastCalledWith(40, 40);

  const alone = { ...told, finalists: finalists.slice(0, 1) };
  const shown = async (confirmed: boolean) =>
    (await finalistsOf(patient, { ...alone, confirmed }, () => ({}), {})).length;
  // Its range is open: the same pictures, as they look in each.
  expect([await shown(true), await shown(false)]).toEqual([3, 1]);
  const sure = { ...alone, confirmed: true, range: { value: range, how: "measured" as const, from: "" } };
  expect(await finalistsOf(patient, sure, () => ({}), {})).toEqual([]);
  const ranges = await finalistsOf(patient, { ...alone, confirmed: true }, () => ({}), {});
  expect(ranges.map(({ said }) => said.range)).toEqual(["−1 … 1", "0 … 1", "−0.5 … 0.5"]);
  for (const [i, value] of leaves!.entries())
    expect(Math.abs(ranges[1]!.pictures[0]![4 * i]! - 127.5 * (value + 1))).toBeLessThan(1);
});
