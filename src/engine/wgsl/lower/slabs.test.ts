/** Memory by liveness: nothing that is still read is written over, and no dispatch reads and writes one buffer. */
import { expect, test } from "vitest";
import { simplified } from "../passes/index.ts";
import { toy } from "../testing/toy.ts";
import { lowered } from "./lower.ts";
import { slabsFor } from "./slabs.ts";

test.each([1, 3])("%i at once", (batch) => {
  const { dispatches } = lowered(simplified(toy()));
  const { sizes, spots } = slabsFor(dispatches, batch);
  const owner = new Map<string, object>();
  for (const { reads, write } of dispatches) {
    for (const { tensor } of reads) {
      const spot = spots.get(tensor);
      if (tensor.place.kind !== "between") continue;
      for (let at = spot!.offset; at < spot!.offset + spot!.bytes; at += 256) {
        expect(owner.get(`${spot!.slab}, ${at}`)).toBe(tensor);
      }
      expect(spot!.slab).not.toBe(spots.get(write)?.slab);
    }
    const spot = spots.get(write);
    if (!spot) continue;
    expect(spot.offset % 256).toBe(0);
    expect(spot.bytes).toBeGreaterThanOrEqual(write.floats * 4 * batch);
    expect(spot.offset + spot.bytes).toBeLessThanOrEqual(sizes[spot.slab]!);
    for (let at = spot.offset; at < spot.offset + spot.bytes; at += 256) owner.set(`${spot.slab}, ${at}`, write);
  }
  const separate = [...spots.values()].reduce((sum, { bytes }) => sum + bytes, 0);
  expect(sizes.reduce((a, b) => a + b)).toBeLessThan(separate / 2);
});
