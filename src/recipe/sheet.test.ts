import { describe, expect, it } from "vitest";
import { enlarge, sheet } from "./sheet.ts";

describe("pictures side by side", () => {
  const rgba = Uint8Array.from({ length: 3 * 2 * 1 * 4 }, (_, i) => i + 1); // three pictures, 2 × 1
  const pictures = { width: 2, height: 1, count: 3, rgba };

  it("stand in rows, the last one filled up with nothing", () => {
    const grid = sheet(pictures, 2);
    expect([grid.width, grid.height]).toEqual([4, 2]);
    expect([...grid.pixels]).toEqual([...rgba, 0, 0, 0, 0, 0, 0, 0, 0]);
    const pillar = sheet(pictures, 1);
    expect([pillar.width, pillar.height, [...pillar.pixels]]).toEqual([2, 3, [...rgba]]);
    expect(sheet(pictures, 9).width).toBe(6);
    expect(() => sheet(pictures, 0)).toThrow("expected columns from 1, found 0");
  });

  it("are enlarged by squares", () => {
    const pixels = Uint8Array.of(1, 2, 3, 4);
    expect([...enlarge({ width: 2, height: 2, channels: 1, pixels }, 2).pixels]).toEqual([
      1, 1, 2, 2, 1, 1, 2, 2, 3, 3, 4, 4, 3, 3, 4, 4,
    ]);
    const large = enlarge(sheet(pictures, 3), 16);
    expect([large.width, large.height]).toEqual([96, 16]);
    for (let i = 0; i < large.pixels.length; i++) {
      const x = Math.floor(((i >> 2) % 96) / 16);
      if (large.pixels[i] !== rgba[x * 4 + (i % 4)]) throw new Error(`value ${i} differs`);
    }
    expect(() => enlarge(large, 17)).toThrow("expected a scale from 1 to 16, found 17");
  });
});
