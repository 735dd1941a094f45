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
