import { readFileSync } from "node:fs";
import { expect, test } from "vitest";

const read = (name: string) => JSON.parse(readFileSync(`bench/results/${name}.json`, "utf8"));

test("the app measured of photos-32 what the Python did: every picture's bits, and every way there and back", () => {
  const [app, python] = [read("photos-32-app"), read("photos-32")];
  expect(app.about.sha256).toBe(python.about.sha256);
  for (const sigma of Object.values<{ app: number; python: number; largest_difference: number }>(
    app.bits.bits_per_dim,
  )) {
    expect(sigma.largest_difference).toBeLessThan(1e-5);
    expect(sigma.app).toBeCloseTo(sigma.python, 5);
  }
  expect(app.round_trip.length).toBeGreaterThan(1);
  for (const trip of app.round_trip) {
    const row = python.round_trip.find(({ steps }: { steps: number }) => steps === trip.steps);
    expect(trip.app / row.error).toBeCloseTo(1, 4);
  }
});

test("the room's own rows came to what bench:quality had measured of faces-32, within the errors of both", () => {
  const room = read("bench");
  const manifest = JSON.parse(readFileSync("models/faces-32/manifest.json", "utf8"));
  expect(room.about.models["faces-32"]).toBe(manifest.files[0].sha256);
  type Cell = { model?: string; sampler: string; steps: number; distance: number; standardError: number };
  const faces: Cell[] = room.rows.filter(({ model }: Cell) => model === "faces-32");
  expect(faces.map(({ sampler }) => sampler)).toContain("DDIM, η = 0");
  for (const { sampler, steps, distance, standardError } of faces) {
    const before = read("steps").result.cells.find((cell: Cell) => cell.sampler === sampler && cell.steps === steps);
    expect(Math.abs(distance - before.distance)).toBeLessThan(3 * Math.hypot(standardError, before.standardError));
  }
  expect(room.trips.map(({ steps }: Cell) => steps)).toEqual([10, 20, 50]);
  for (const { steps, value } of room.trips) {
    const { mse } = read("round-trip").result.find((trip: Cell) => trip.steps === steps);
    expect(value / (255 * Math.sqrt(mse))).toBeCloseTo(1, 4);
  }
  const { bitsPerDim } = read("bits").result.variances.find(({ sigma }: { sigma: string }) => sigma === "learned");
  expect(Math.abs(room.bits.value - bitsPerDim)).toBeLessThan(3 * room.bits.standardError);
});

test("DDIM and DDPM in ten steps are told apart by so many faces, and by fewer the room says how many would", () => {
  const { over } = read("bench").rows.find(
    ({ model, sampler }: Record<string, string>) => model === "faces-32" && sampler === "DDPM, fixed large",
  );
  expect(over.length).toBeGreaterThan(1);
  for (const { apart, needed, pictures } of over) expect(apart || needed > pictures).toBe(true);
  expect(over.at(-1)).toMatchObject({ apart: true });
  expect(over.at(-1).pictures).toBeLessThanOrEqual(1024);
});
