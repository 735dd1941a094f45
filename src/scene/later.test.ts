import { expect, it } from "vitest";
import { later } from "./later.ts";

const Room = () => null;

/** A network that fails as often as is said. */
function network(failures: number) {
  const asked = { times: 0 };
  const load = async () => {
    asked.times++;
    if (asked.times <= failures) throw new TypeError("Failed to fetch dynamically imported module");
    return { default: Room };
  };
  return { asked, load };
}

it("is asked for once, however many want it", async () => {
  const { asked, load } = network(0);
  const room = later(load);
  await Promise.all([room.load(), room.load()]);
  await room.load();
  expect([asked.times, room.component]).toEqual([1, Room]);
});

it("what failed is kept as failed until it is asked for again, and comes then", async () => {
  const { asked, load } = network(2);
  const room = later(load);
  for (const times of [1, 2]) {
    await expect(room.load()).rejects.toThrow("Failed to fetch");
    expect([asked.times, room.component, String(room.failure)]).toEqual([
      times,
      null,
      expect.stringContaining("fetch"),
    ]);
  }
  await room.load();
  expect([asked.times, room.component, room.failure]).toEqual([3, Room, null]);
});
