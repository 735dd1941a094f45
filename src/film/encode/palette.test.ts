import { expect, test } from "vitest";
import { paletteOf } from "./palette.ts";

const rgba = (pixels: readonly (readonly number[])[]) =>
  Uint8ClampedArray.from(pixels.flatMap(([r = 0, g = 0, b = 0]) => [r, g, b, 255]));

function worstOf(picture: Uint8ClampedArray<ArrayBuffer>) {
  const { colours, apply } = paletteOf(picture);
  const indices = apply(picture);
  let [largest, sum] = [0, 0];
  for (let i = 0; i < indices.length; i++) {
    for (let c = 0; c < 3; c++) {
      const apart = Math.abs(picture[4 * i + c]! - colours[3 * indices[i]! + c]!);
      largest = Math.max(largest, apart);
      sum += apart;
    }
  }
  return { largest, mean: sum / (3 * indices.length), colours: colours.length / 3 };
}

test("up to 256 colours are kept as they are", () => {
  const few = rgba(
    Array.from({ length: 1000 }, (_, i) => [(i * 3) % 256, (i % 128) * 2, 255 - (i % 64)]).slice(0, 256),
  );
  expect(worstOf(few)).toMatchObject({ largest: 0 });
  expect(worstOf(rgba([[1, 2, 3]]))).toMatchObject({ largest: 0, colours: 1 });
});

test("a sky of 1000 colours is within two levels of itself on average, noise within a tenth of the range", () => {
  const sky = rgba(Array.from({ length: 1000 }, (_, i) => [i / 5, 100 + i / 8, 255 - i / 12]));
  expect(worstOf(sky).mean).toBeLessThan(1.5);
  expect(worstOf(sky).largest).toBeLessThan(6);
  let state = 1;
  const level = () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state >>> 24;
  };
  const noise = rgba(Array.from({ length: 20_000 }, () => [level(), level(), level()]));
  expect(worstOf(noise)).toMatchObject({ colours: 256 });
  expect(worstOf(noise).mean).toBeLessThan(14);
});

test("a colour that few pixels have has its own place beside many of another", () => {
  const picture = rgba([
    ...Array.from({ length: 5000 }, (_, i) => [200 + (i % 20), 190 + (i % 17), 180 + (i % 23)]),
    [0, 0, 255],
  ]);
  const { colours, apply } = paletteOf(picture);
  const index = apply(picture).at(-1)!;
  expect([...colours.subarray(3 * index, 3 * index + 3)]).toEqual([0, 0, 255]);
});

test("colours that only the frame has get the nearest", () => {
  const { colours, apply } = paletteOf(
    rgba([
      [0, 0, 0],
      [255, 255, 255],
    ]),
  );
  const [dark, light] = apply(
    rgba([
      [90, 80, 70],
      [200, 180, 190],
    ]),
  );
  expect([colours[3 * dark!], colours[3 * light!]]).toEqual([0, 255]);
});
