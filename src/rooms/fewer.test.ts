import { expect, test } from "vitest";
import { FEW_STEPS } from "../diffusion/samplers/presets.ts";
import { allRooms } from "../scene/rooms.ts";
import "./testing/install.ts";

const offering = allRooms().filter(({ fewer }) => fewer);

test("rooms whose first run is a whole chain offer one of few steps", () => {
  expect(offering.map(({ id }) => id)).toEqual(["generate", "trajectory", "endings", "interpolate"]);
});

test.each(offering)("$id: few steps are its own settings with another sampler, which can be run again", (room) => {
  const few = room.fewer?.(room.first);
  if (!few) throw new Error("none is offered");
  expect(room.cost(few)).toEqual({ ...room.cost(room.first), steps: FEW_STEPS });
  expect({ ...few, sampler: null }).toEqual({ ...room.first, sampler: null });
  expect(room.fewer?.(few)).toEqual(few);
});
